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

warnings.simplefilter('ignore')
from accessible import Bus, Gio, GLib, all_extents, glance, name_of  # noqa: E402
from toasts import ToastWatch  # noqa: E402


LOOKS = 6
BUTTON_SECONDS = .3


class NotFound(AssertionError):
    """What was waited for did not come."""


def wait(function, timeout=15, what=''):
    """Calls function until it answers with something true: some times at least, however long each takes where a machine is busy."""
    end = time.monotonic() + timeout
    pause = .05
    problem = None
    looks = 0
    while time.monotonic() < end or looks < LOOKS:
        looks += 1
        began = time.monotonic()
        try:
            with glance:
                answer = function()
            if answer:
                return answer
        except GLib.Error as error:  # an object that is gone is normal
            problem = error
        took = time.monotonic() - began
        time.sleep(max(pause, min(took, 1)))  # each look costs the program time, too, and whatever else the machine is busy with
        pause = min(pause * 1.3, .3)
    raise NotFound(f'waited {timeout} s for {what or function} ({problem})')


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def children(node):
    return node.get_children()


def search(node, role=None, name=None, pattern=None, description=None):
    """What is below a node and fits, as it is found. Lists that are long are left out, unless the node is a part of one."""
    return node.search(role, name, pattern, description)


def find_all(root, role=None, name=None, pattern=None, description=None):
    """What is below root and fits."""
    return list(search(root, role, name, pattern, description))


def has(node, state):
    return node.has(state)


def text_of(node):
    return node.get_text()


def extents(node):
    return node.get_extents()


def shown(nodes):
    """Those of some objects that are on screen."""
    nodes = list(nodes)
    return [node for node, box in zip(nodes, all_extents(nodes)) if box.height > 0]


class App:
    """A running Ptero."""

    def __init__(self, *arguments, binary=None, env=None, log=None):
        self.binary = binary or os.environ['PTERO_BINARY']
        self.arguments = arguments
        self.log = log or os.path.join(os.environ['HOME'], 'ptero.log')
        self.env = {**os.environ, 'G_DEBUG': 'fatal-criticals', **(env or {})}
        for name in ('GTK_A11Y', 'NO_AT_BRIDGE'):
            self.env.pop(name, None)
        self.process = None
        self.root = None
        self.bus = Bus()
        self.toasts = None

    def start(self, timeout=30):
        with open(self.log, 'ab') as log:
            self.process = subprocess.Popen([self.binary, *self.arguments], stdout=log, stderr=log, env=self.env)
        self.root = wait(self.look_up, timeout, 'the application on the accessibility bus')
        wait(lambda: list(children(self.root)), timeout, 'a window')
        self.toasts = ToastWatch(self.root)
        self.toasts.start()
        run('xdotool', 'mousemove', '--window', self.window(), '300', '5')  # keys go to where the pointer is
        return self

    def look_up(self):
        if self.process.poll() is not None:
            raise AssertionError(f'Ptero ended with {self.process.returncode}:\n{self.read_log()}')
        return self.bus.find_program(self.process.pid)

    def read_log(self):
        with open(self.log, errors='replace') as log:
            return log.read()

    def quit_anyway(self):
        """Answers what is asked where jobs are running."""
        try:
            if self.find_all(pattern='^Quit While Jobs Are Running'):
                self.press('Quit Anyway')
        except (AssertionError, GLib.Error):
            pass   # it has ended meanwhile

    def stop(self, timeout=15):
        """Closes the window as a person does, also while jobs are running, and says how the program ended."""
        if self.process.poll() is None:
            self.toasts.end()
            self.press('Close')
            try:
                self.process.wait(1)
            except subprocess.TimeoutExpired:
                self.quit_anyway()
            try:
                self.process.wait(timeout)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
                raise AssertionError('Ptero did not quit')
        return self.process.returncode

    def kill(self):
        if self.toasts is not None:
            self.toasts.end()
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

    def menu_item(self, title, timeout=15):
        """Waits for an item of a menu that is open. GTK 4.8 puts the mnemonic form before the name."""
        return self.find('menu item', timeout=timeout, pattern=f'(^|[^ ]+ ){re.escape(title)}$')

    def gone(self, role=None, name=None, timeout=15, **more):
        """Waits until nothing of the kind is on screen."""
        wait(lambda: not any(extents(node).height > 0 for node in self.find_all(role, name, **more)), timeout,
             f'{role} {name!r} {more} to go')

    def label(self, pattern, timeout=15):
        """Waits for a text and answers with it."""
        return name_of(self.find(None, None, timeout, pattern=pattern))

    def toast(self, pattern, timeout=30):
        """Waits for what is said in passing, or was since somebody asked for the last time."""
        return wait(lambda: self.toasts.take(re.compile(pattern).search), timeout, f'a toast {pattern!r}')

    def windows(self):
        return wait(lambda: run('xdotool', 'search', '--onlyvisible', '--pid', str(self.process.pid)).split(), 10, 'a window')

    def window(self):
        """The window in front, be it a menu or a tooltip."""
        return self.windows()[-1]

    def window_of(self, node):
        """The window that an object is in. A popover has one of its own, in front of all others."""
        return self.window() if any('Popover' in name for name, _ in node.around()) else self.toplevel()

    def toplevel(self):
        """The window in front of those that are neither a menu nor a tooltip."""
        return next(window for window in reversed(self.windows()) if 'TYPE_MENU' not in run('xprop', '-id', window, '_NET_WM_WINDOW_TYPE'))

    def screenshot(self, path):
        run('import', '-window', 'root', path)

    def color(self, node, dx=.5, dy=.5):
        """What is painted at a place of an object, as it is seen."""
        left, top = self.origin()
        box = extents(node)
        return run('import', '-window', 'root', '-crop', f'1x1+{int(left + box.x + box.width * dx)}+{int(top + box.y + box.height * dy)}',
                   '-depth', '8', 'txt:-').rsplit(' ', 1)[-1]

    # doing

    def do(self, node, action='click'):
        """Has something done. A button stays down for a quarter of a second before anything comes of it, which is waited for: what is
        done next comes after it."""
        done = node.do(node.get_actions().index(action))
        if action == 'click':
            time.sleep(BUTTON_SECONDS)
            node.program.forget()
        return done

    def toggle(self, node):
        """Turns a switch or a check box the other way. GTK 4.8 has an action for the one only."""
        if node.get_actions():
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
        node.set_text(text)

    def place(self, window):
        """A window, and what of it is shadow at the left and at the top."""
        frame = run('xprop', '-id', window, '_GTK_FRAME_EXTENTS')
        left, _, top, _ = [int(v) for v in frame.split('=')[1].split(',')] if '=' in frame else (0, 0, 0, 0)
        return window, left, top

    def origin(self):
        """Where the toplevel is on the screen."""
        window, left, top = self.place(self.toplevel())
        geometry = dict(line.split('=') for line in run('xdotool', 'getwindowgeometry', '--shell', window).split('\n') if '=' in line)
        return int(geometry['X']) + left, int(geometry['Y']) + top

    def settle(self):
        """Something was done with keys or the pointer: it takes a moment until it arrives, and then all may look different."""
        time.sleep(.1)
        self.root.program.forget()

    def hover(self, node):
        """Moves the pointer over the middle of an object, and waits for what its tooltip says."""
        window, left, top = self.place(self.window_of(node))
        box = extents(node)
        run('xdotool', 'mousemove', '--window', window, str(int(left + box.x + box.width / 2)), str(int(top + box.y + box.height / 2)))
        run('xdotool', 'sleep', '.1', 'mousemove_relative', '1', '1')
        return wait(self.tooltip, what='a tooltip')

    def tooltip(self):
        """What the tooltip says that is shown, if there is one."""
        if self.window() == self.toplevel():
            return None
        return next((name_of(label) for tip in self.find_all(None, 'GtkTooltipWindow') for label in find_all(tip, 'label')), None)

    def click(self, node, button=1, repeat=1, held=None, dx=.5, dy=.5):
        window, left, top = self.place(self.window_of(node))
        box = extents(node)
        x, y = int(left + box.x + box.width * dx), int(top + box.y + box.height * dy)
        press = ['click', '--repeat', str(repeat), '--delay', '60', str(button)]
        if held is not None:
            press = ['keydown', held, *press, 'keyup', held]
        run('xdotool', 'mousemove', '--window', window, str(x), str(y), 'sleep', '.05', *press)
        self.settle()

    def type(self, text):
        run('xdotool', 'type', '--delay', '8', text)
        self.settle()

    def key(self, *keys):
        run('xdotool', 'key', *keys)
        self.settle()

    def resize(self, width, height):
        run('xdotool', 'windowsize', '--sync', self.toplevel(), str(width), str(height))
        time.sleep(.3)
        self.root.program.forget()
