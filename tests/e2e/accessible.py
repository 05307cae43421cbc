# accessible.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a program tells assistive technologies, read as it is cheapest.

Each question about one object is a message to the program and back, and the tree of Ptero has thousands of objects. So whoever looks for something
asks once for everything that was looked at before (the cache of AT-SPI, which GTK makes anew for each who asks) and only for what is new one by one.
What is done with an object that was found, or asked of it, is a message again and tells how it is now.
"""

import ast
import collections
import re
import threading
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

LONG_LISTS = ('GtkColumnListView',)
LEAVES = tuple(str(int(getattr(Atspi.Role, name))) for name in ('LABEL', 'IMAGE', 'CHECK_BOX', 'LEVEL_BAR', 'SCROLL_BAR'))
MANY = 12         # children, from which on it is worth to ask whether they are those of a long list
LOOK_SECONDS = .03  # how long what was seen is taken for what is there, but for who takes all of a glance for what was there at once

Extents = collections.namedtuple('Extents', 'x y width height')

STRING = r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\""""
ITEM = re.compile(r"\(\('[^']*', '([^']*)'\), \('[^']*', '[^']*'\), \('[^']*', '([^']*)'\), -?\d+, (-?\d+), "
                  rf"\[[^]]*\], ({STRING}), (\d+), ({STRING}), \[[^]]*\]\)")
PATH = re.compile(r"\('[^']*', '([^']*)'\)")
Item = collections.namedtuple('Item', 'path parent count name role description')  # as it is written in an answer


class Glance(threading.local):
    """While it lasts, a program is read once, however long it takes where a machine is busy, unless something is done to it."""

    began = None  # the innermost one of this thread

    def __enter__(self):
        self.around = [*getattr(self, 'around', ()), self.began]
        self.began = time.monotonic()

    def __exit__(self, *_):
        self.began = self.around.pop()

    def holds(self, moment):
        """Whether what was read at a moment is good still."""
        return moment >= (self.began if self.began is not None else time.monotonic() - LOOK_SECONDS)


glance = Glance()


class Bus:
    """The bus of the assistive technologies."""

    def __init__(self):
        address = Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(
            'org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None, Gio.DBusCallFlags.NONE, 15000, None).unpack()[0]
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.connection = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)

    def call(self, owner, path, interface, method, signature=None, *arguments):
        parameters = None if signature is None else GLib.Variant(signature, arguments)
        return self.connection.call_sync(owner, path, interface, method, parameters, None, Gio.DBusCallFlags.NONE, 15000, None)

    def call_all(self, owner, questions, read=GLib.Variant.unpack):
        """Asks all before the first answer is there, as each has to wait for its turn where a machine is busy. None is for those without an answer."""
        answers, pending = [None] * len(questions), set(range(len(questions)))
        context = GLib.MainContext.new()

        def answered(connection, result, position):
            pending.discard(position)
            try:
                answers[position] = read(connection.call_finish(result))
            except GLib.Error:
                pass

        context.push_thread_default()
        for position, (path, interface, method, parameters) in enumerate(questions):
            self.connection.call(owner, path, interface, method, parameters, None, Gio.DBusCallFlags.NONE, 15000, None, answered, position)
        while pending:
            context.iteration(True)
        context.pop_thread_default()
        return answers

    def find_program(self, process):
        """The root of the program with that process number, once it is there."""
        registry = ('org.a11y.atspi.Registry', '/org/a11y/atspi/accessible/root', 'org.a11y.atspi.Accessible', 'GetChildren')
        for owner, path in self.call(*registry).unpack()[0]:
            daemon = ('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus')
            if self.call(*daemon, 'GetConnectionUnixProcessID', '(s)', owner).unpack()[0] == process:
                return Node(Program(self, owner, path), path)
        return None


class Program:
    """A program on the bus, and what was last seen of it."""

    def __init__(self, bus, owner, root):
        self.bus, self.owner, self.root = bus, owner, root
        self.forget()

    def forget(self):
        """Something is done to the program: what was seen is over."""
        self.tree = None

    def ask(self, path, interface, method, signature=None, *arguments):
        return self.bus.call(self.owner, path, 'org.a11y.atspi.' + interface, method, signature, *arguments).unpack()

    def ask_all(self, paths, interface, method, signature=None, *arguments):
        """Asks the same of many objects."""
        parameters = None if signature is None else GLib.Variant(signature, arguments)
        return self.bus.call_all(self.owner, [(path, 'org.a11y.atspi.' + interface, method, parameters) for path in paths])

    def ask_children(self, paths):
        """The children of each of many objects, none of one that is gone."""
        answers = self.bus.call_all(self.owner, [(path, 'org.a11y.atspi.Accessible', 'GetChildren', None) for path in paths], read_paths)
        return [answer or [] for answer in answers]

    def look(self):
        if self.tree is None or not glance.holds(self.tree.time):
            self.tree = Tree(self)
        return self.tree


class Tree:
    """All that somebody has looked at once, as it is now."""

    def __init__(self, program):
        self.program = program
        self.children = {}  # as far as somebody asked for them
        self.read()

    def read(self):
        program = self.program
        answer = program.bus.call(program.owner, '/org/a11y/atspi/cache', 'org.a11y.atspi.Cache', 'GetItems')
        items = [Item(*values) for values in ITEM.findall(answer.print_(False))]  # far cheaper than to ask for each value of the answer
        if len(items) != answer.get_child_value(0).n_children():
            raise ValueError('the cache cannot be read')
        self.items = {item.path: item for item in items}
        self.time = time.monotonic()

    def name(self, path):
        return unquote(self.items[path].name)

    def role(self, path):
        return int(self.items[path].role)

    def description(self, path):
        return unquote(self.items[path].description)

    def parent(self, path):
        return self.items[path].parent

    def is_leaf(self, path, top):
        item = self.items[path]
        return item.role in LEAVES or (path != top and item.name[1:-1] in LONG_LISTS)

    def fetch(self, top):
        """Asks for the children of all below an object: what the cache tells of places is not enough where one is hidden and another shown."""
        paths = [top]
        while paths:
            asked = [path for path in paths if path not in self.children and self.may_have_children(path, top)]
            self.children.update(zip(asked, self.program.ask_children(asked)))
            paths = [child for path in paths for child in self.get_children(path, top)]

    def may_have_children(self, path, top):
        if path not in self.items or path == self.program.root:
            return path == self.program.root
        return not self.is_leaf(path, top) and self.items[path].count != '0'

    def get_children(self, path, top):
        return self.children.get(path, ()) if self.may_have_children(path, top) else ()

    def complete(self, top):
        """Looks at what nobody has looked at below an object."""
        self.fetch(top)
        unknown = [path for path in self.walk(top) if path not in self.items]
        if unknown:
            self.see(unknown, top)
            self.read()
            self.fetch(top)

    def see(self, paths, top):
        """Looks at objects for the first time, and at all below them but for what is in long lists."""
        while paths:
            paths = [child for path, children in zip(paths, self.program.ask_children(paths))
                     if len(children) <= MANY or path == top or name_of(Node(self.program, path)) not in LONG_LISTS
                     for child in children if child not in self.items]

    def walk(self, top):
        """What is below an object, itself first."""
        pending = [top]
        while pending:
            path = pending.pop()
            yield path
            pending.extend(reversed(self.get_children(path, top)))

    def search(self, top, role, name, pattern, description):
        self.complete(top)
        fits = re.compile(pattern).search if pattern is not None else None
        for path in self.walk(top):
            if path in self.items and (role is None or role_name(self.role(path)) == role) and \
                    (name is None or self.name(path) == name) and (fits is None or fits(self.name(path))) and \
                    (description is None or self.description(path) == description):
                yield Node(self.program, path)


class Node:
    """An object of a program."""

    def __init__(self, program, path):
        self.program, self.path = program, path

    def __eq__(self, other):
        return isinstance(other, Node) and (self.program, self.path) == (other.program, other.path)

    def __hash__(self):
        return hash(self.path)

    def ask(self, interface, method, signature=None, *arguments):
        return self.program.ask(self.path, interface, method, signature, *arguments)

    def get(self, interface, name):
        return self.program.bus.call(self.program.owner, self.path, 'org.freedesktop.DBus.Properties', 'Get', '(ss)',
                                     'org.a11y.atspi.' + interface, name).unpack()[0]

    def get_name(self):
        return self.get('Accessible', 'Name')

    def get_description(self):
        return self.get('Accessible', 'Description')

    def get_role_name(self):
        return role_name(self.ask('Accessible', 'GetRole')[0])

    def get_children(self):
        return [Node(self.program, path) for _, path in self.ask('Accessible', 'GetChildren')[0]]

    def get_parent(self):
        _, path = self.get('Accessible', 'Parent')
        return None if path.endswith('/null') else Node(self.program, path)

    def get_extents(self):
        """Where it is in its window."""
        return Extents(*self.ask('Component', 'GetExtents', '(u)', int(Atspi.CoordType.WINDOW))[0])

    def has(self, state):
        words, bit = self.ask('Accessible', 'GetState')[0], int(getattr(Atspi.StateType, state))
        return bool(words[bit // 32] >> bit % 32 & 1)

    def get_text(self):
        return self.ask('Text', 'GetText', '(ii)', 0, self.get('Text', 'CharacterCount'))[0]

    def set_text(self, text):
        self.program.forget()
        self.ask('EditableText', 'SetTextContents', '(s)', text)

    def set_value(self, value):
        self.program.forget()
        self.program.bus.call(self.program.owner, self.path, 'org.freedesktop.DBus.Properties', 'Set', '(ssv)',
                              'org.a11y.atspi.Value', 'CurrentValue', GLib.Variant('d', value))

    def get_actions(self):
        return [self.ask('Action', 'GetName', '(i)', index)[0] for index in range(self.get('Action', 'NActions'))]

    def do(self, index):
        self.program.forget()
        return self.ask('Action', 'DoAction', '(i)', index)[0]

    def get_at_points(self, points):
        """What answers for each of some places in the window of this object."""
        kind = int(Atspi.CoordType.WINDOW)
        answers = self.program.bus.call_all(self.program.owner, [
            (self.path, 'org.a11y.atspi.Component', 'GetAccessibleAtPoint', GLib.Variant('(iiu)', (x, y, kind))) for x, y in points])
        return [Node(self.program, answer[0][1]) for answer in answers if answer is not None and not answer[0][1].endswith('/null')]

    def search(self, role=None, name=None, pattern=None, description=None):
        yield from self.program.look().search(self.path, role, name, pattern, description)

    def around(self):
        """The names of what is around this object as far as that is known, from the inside, each with its object."""
        tree, node = self.program.look(), self
        while node is not None and node.path not in tree.items:
            node = node.get_parent()
        path = node and node.path
        while path in tree.items:
            yield tree.name(path), Node(self.program, path)
            path = tree.parent(path)

    def within(self, name):
        """The nearest object around this one, or this one, that has the name."""
        return next((node for found, node in self.around() if found == name), None)


def all_extents(nodes):
    """Where each of some objects of a program is, and nowhere for what is gone."""
    if not nodes:
        return []
    answers = nodes[0].program.ask_all([node.path for node in nodes], 'Component', 'GetExtents', '(u)', int(Atspi.CoordType.WINDOW))
    return [Extents(*answer[0]) if answer is not None else Extents(0, 0, 0, 0) for answer in answers]


def name_of(node):
    try:
        return node.get_name()
    except GLib.Error:
        return ''


def read_paths(answer):
    """The paths of a list of objects."""
    return PATH.findall(answer.print_(False))


def unquote(text):
    return ast.literal_eval(text) if '\\' in text else text[1:-1]


def role_name(role, names={}):
    if role not in names:
        names[role] = Atspi.role_get_name(Atspi.Role(role))
    return names[role]
