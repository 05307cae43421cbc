# driver.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""Drives Ptero as a person does: through AT-SPI as an assistive technology, through xdotool for real keys and clicks.

For a private display, bus and home, as build-aux/with-display makes them. What GTK 4.8 shows to AT-SPI decides what is
possible: rows have no action of their own and are clicked, off-screen rows have no size, unnamed widgets are called by
their class, STATE_SHOWING is never set.
"""

import os
import re
import subprocess
import time
import warnings

import gi

warnings.simplefilter('ignore')
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

Atspi.init()
Atspi.set_timeout(3000, 15000)


LONG_LISTS = ('GtkColumnListView',)
LEAVES = ('label', 'image', 'check box', 'level bar', 'scroll bar')


class NotFound(AssertionError):
    """What was waited for did not come."""


def wait(function, timeout=15, what=''):
    """Calls function until it answers with something true."""
    end = time.monotonic() + timeout
    problem = None
    while time.monotonic() < end:
        try:
            answer = function()
            if answer:
                return answer
        except GLib.Error as error:  # an object that is gone is normal
            problem = error
        time.sleep(.05)
    raise NotFound(f'waited {timeout} s for {what or function} ({problem})')


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def children(node):
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield child


def name_of(node):
    try:
        return node.get_name() or ''
    except GLib.Error:
        return ''


def search(node, role=None, name=None, pattern=None, description=None, top=True):
    """What is below a node and fits, as it is found: each look at one is a question to the other process."""
    try:
        its_role = node.get_role_name()
        its_name = name_of(node)
        if ((role is None or its_role == role) and (name is None or its_name == name) and
                (pattern is None or re.search(pattern, its_name)) and
                (description is None or node.get_description() == description)):
            yield node
        if its_role in LEAVES or (not top and its_name in LONG_LISTS):
            return
        for child in children(node):
            yield from search(child, role, name, pattern, description, top=False)
    except GLib.Error:
        pass


def find_all(root, role=None, name=None, pattern=None, description=None):
    """What is below root and fits. Lists that are long are left out, unless root is a part of one: it takes too long."""
    return list(search(root, role, name, pattern, description))


def has(node, state):
    return node.get_state_set().contains(getattr(Atspi.StateType, state))


def text_of(node):
    text = node.get_text_iface()
    return Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text))


def extents(node):
    return Atspi.Component.get_extents(node.get_component_iface(), Atspi.CoordType.WINDOW)


class App:
    """A running Ptero."""

    def __init__(self, *arguments, binary=None, env=None, log=None):
        self.binary = binary or os.environ['PTERO_BINARY']
        self.arguments = arguments
        self.log = log or os.path.join(os.environ['HOME'], 'ptero.log')
        self.env = {**os.environ, 'G_DEBUG': 'fatal-warnings', **(env or {})}
        for name in ('GTK_A11Y', 'NO_AT_BRIDGE'):
            self.env.pop(name, None)
        self.process = None
        self.root = None

    def start(self, timeout=30):
        with open(self.log, 'ab') as log:
            self.process = subprocess.Popen([self.binary, *self.arguments], stdout=log, stderr=log, env=self.env)
        self.root = wait(self.look_up, timeout, 'the application on the accessibility bus')
        wait(lambda: list(children(self.root)), timeout, 'a window')
        return self

    def look_up(self):
        if self.process.poll() is not None:
            raise AssertionError(f'Ptero ended with {self.process.returncode}:\n{self.read_log()}')
        desktop = Atspi.get_desktop(0)
        for app in children(desktop):
            if app.get_process_id() == self.process.pid:
                return app
        return None

    def read_log(self):
        with open(self.log, errors='replace') as log:
            return log.read()

    def stop(self, timeout=15):
        """Closes the window as a person does and says how the program ended."""
        if self.process.poll() is None:
            self.press('Close')
            try:
                self.process.wait(timeout)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
                raise AssertionError('Ptero did not quit')
        return self.process.returncode

    def kill(self):
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    # looking

    def find_all(self, role=None, name=None, **more):
        return find_all(self.root, role, name, **more)

    def front(self):
        """The window in front: a dialog, if there is one."""
        return list(children(self.root))[-1]

    def find(self, role=None, name=None, timeout=15, pattern=None, description=None):
        """Waits for what fits, and prefers what is in the window in front."""
        def look():
            for frame in reversed(list(children(self.root))):
                found = next(search(frame, role, name, pattern, description), None)
                if found is not None:
                    return found
            return None
        return wait(look, timeout, f'{role} {name!r} {pattern!r} {description!r}')

    def gone(self, role=None, name=None, timeout=15, **more):
        """Waits until nothing of the kind is on screen."""
        wait(lambda: not any(extents(node).height > 0 for node in self.find_all(role, name, **more)), timeout,
             f'{role} {name!r} {more} to go')

    def label(self, pattern, timeout=15):
        """Waits for a text and answers with it."""
        return name_of(self.find(None, None, timeout, pattern=pattern))

    def window(self):
        ids = wait(lambda: run('xdotool', 'search', '--onlyvisible', '--pid', str(self.process.pid)).split(), 10, 'a window')
        return ids[-1]

    def screenshot(self, path):
        run('import', '-window', 'root', path)

    # doing

    def do(self, node, action='click'):
        iface = node.get_action_iface()
        names = [Atspi.Action.get_action_name(iface, i) for i in range(Atspi.Action.get_n_actions(iface))]
        return Atspi.Action.do_action(iface, names.index(action))

    def toggle(self, node):
        """Turns a switch or a check box the other way. GTK 4.8 has an action for the one only."""
        if Atspi.Action.get_n_actions(node.get_action_iface()) > 0:
            self.do(node, 'toggle')
        else:
            self.click(node)

    def buttons(self, name, within=None):
        """The buttons of that name in the window in front, or within a part, that can be pressed.

        GTK 4.8 puts the mnemonic form before the name.
        """
        return list(self.search_buttons(name, within))

    def search_buttons(self, name, within=None):
        for button in search(within or self.front(), 'push button', None, f'(^|[^ ]+ ){re.escape(name)}$'):
            if has(button, 'SENSITIVE') and extents(button).width > 0:
                yield button

    def press(self, name, timeout=15, within=None):
        """Presses the button of that name, once it can be pressed."""
        self.do(wait(lambda: next(self.search_buttons(name, within), None), timeout, f'a sensitive button {name!r}'))

    def set_text(self, node, text):
        Atspi.EditableText.set_text_contents(node.get_editable_text_iface(), text)

    def origin(self):
        window = self.window()
        geometry = dict(line.split('=') for line in run('xdotool', 'getwindowgeometry', '--shell', window).split('\n') if '=' in line)
        frame = run('xprop', '-id', window, '_GTK_FRAME_EXTENTS')
        left, _, top, _ = [int(v) for v in frame.split('=')[1].split(',')] if '=' in frame else (0, 0, 0, 0)
        return int(geometry['X']) + left, int(geometry['Y']) + top

    def click(self, node, button=1, repeat=1, held=None, dx=.5, dy=.5):
        x, y = self.origin()
        box = extents(node)
        run('xdotool', 'mousemove', str(int(x + box.x + box.width * dx)), str(int(y + box.y + box.height * dy)))
        time.sleep(.05)
        if held is not None:
            run('xdotool', 'keydown', held)
        run('xdotool', 'click', '--repeat', str(repeat), '--delay', '60', str(button))
        if held is not None:
            run('xdotool', 'keyup', held)
        time.sleep(.1)

    def type(self, text):
        run('xdotool', 'type', '--delay', '8', text)
        time.sleep(.1)

    def key(self, *keys):
        run('xdotool', 'key', *keys)
        time.sleep(.1)

    def resize(self, width, height):
        run('xdotool', 'windowsize', '--sync', self.window(), str(width), str(height))
        time.sleep(.3)
