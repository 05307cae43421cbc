# test_console.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""Console: Ctrl+L: test_entering · its other keys: test_keys · command, history, several lines: test_commands · find: test_find · filter: test_filter · save: test_save · own window: test_window, Quit.test_window ·
power, kill asks: test_power · connection lost: test_lost  (permissions: test_permissions.py, daemon down: test_daemon_down.py)"""

import os
import subprocess
import unittest

from driver import children, extents, has, search, text_of
from pages import find_all, name_of, wait
from server import ServerTest

from base import temporary_folder


class Console(ServerTest):
    kind = 'PteroConsoleView'

    def begin(self):
        super().begin()
        self.section('Console')
        self.pick('Console Menu', 'Plain Text')
        wait(self.output, what='the output of the server')

    def setUp(self):
        super().setUp()
        self.part = self.section('Console')

    def output(self):
        view = [node for node in find_all(self.front(), 'text') if extents(node).height > 100]
        return text_of(view[0]) if view else ''

    def entry(self):
        return wait(lambda: [node for node in find_all(self.part, 'text', 'Command') if extents(node).width > 0], what='the entry')[0]

    def focus_entry(self):
        """Clicks into the entry, beside where a toast is. A menu that goes may take the first click, so it is tried again."""
        def focused():
            self.app.click(self.entry(), dx=.95)
            return has(self.entry(), 'FOCUSED')
        wait(focused, what='the focus to be in the entry')

    def is_usable(self):
        """GTK 4.8 tells of the part alone that it is of no use, not of what is in it."""
        return has(find_all(self.part, 'filler', 'PteroConsoleEntry')[0], 'SENSITIVE')

    def send_command(self, command):
        self.fill('Command', command)
        self.app.press('Send', within=self.part)
        wait(lambda: command.removeprefix('say ') in self.output(), what=f'the answer to {command!r}')

    def bar(self, kind):
        """A bar over the output, once it is there."""
        return wait(lambda: [node for node in find_all(self.part, 'filler', kind) if extents(node).height > 20], what=kind)[0]

    def test_entering(self):
        """Ctrl+L goes to the command from wherever on the page the focus is."""
        lists = [node for node in self.app.find_all('filler', 'PteroSectionList') if extents(node).width > 0]
        self.app.click(find_all(lists[-1], 'push button', 'Console')[0])
        self.app.key('ctrl+l')
        self.app.type('say from afar')
        self.app.key('Return')
        wait(lambda: 'from afar' in self.output(), what='the answer to what was typed')

    def test_keys(self):
        """The keys of the console work from wherever in the window the focus is."""
        def kept():
            return subprocess.run(['gsettings', 'get', 'com.example.Ptero', 'console-font-scale'], capture_output=True, text=True,
                                  env={**os.environ, 'GSETTINGS_BACKEND': 'keyfile'}, check=True).stdout.strip()
        before = kept()
        lists = [node for node in self.app.find_all('filler', 'PteroSectionList') if extents(node).width > 0]
        self.app.click(find_all(lists[-1], 'push button', 'Console')[0])
        self.app.key('ctrl+plus')
        wait(lambda: kept() != before, what='the text to be larger')
        self.app.key('ctrl+0')
        wait(lambda: kept() == '1.0', what='the text to be as it was')
        self.app.key('ctrl+shift+f')
        self.bar('PteroConsoleFilterBar')
        self.app.key('ctrl+shift+f')

    def test_commands(self):
        """Commands are answered, come back with the arrows and the search, and several lines at once are asked about."""
        self.send_command('say good evening')
        self.send_command('say good night')
        self.focus_entry()
        self.app.key('Up', 'Up')
        wait(lambda: text_of(self.entry()) == 'say good evening', what='the command before the last')
        self.app.key('Down')
        wait(lambda: text_of(self.entry()) == 'say good night', what='the last command')
        self.app.key('ctrl+a', 'Delete')
        self.app.key('ctrl+r')
        self.app.type('even')
        self.app.key('Return')
        wait(lambda: text_of(self.entry()) == 'say good evening', what='the command that was searched')
        self.app.key('ctrl+a', 'Delete')
        self.fill('Command', 'say first line\nsay second line\n')
        self.send('Send')
        wait(lambda: 'second line' in self.output(), what='both lines')

    def test_find(self):
        """What is found is counted, and gone through in both directions, by case and by expression."""
        for command in ('say needle', 'say Needle', 'say needles'):
            self.send_command(command)
        self.focus_entry()
        self.app.key('ctrl+f')
        bar = self.bar('PteroConsoleFind')
        self.app.type('needle')

        def total(text):
            return lambda: any(name_of(label).endswith(f' of {text}') for label in find_all(bar, 'label'))
        labels = wait(lambda: [name_of(label) for label in find_all(bar, 'label') if ' of ' in name_of(label)], what='a count')
        everything = int(labels[0].split(' ')[-1])
        self.assertGreaterEqual(everything, 3)
        self.app.press('Previous Match', within=bar)
        self.app.do(find_all(bar, 'push button', pattern='Match Case$')[0])
        wait(lambda: not total(everything)(), what='fewer by case')
        self.app.do(find_all(bar, 'push button', pattern='Match Case$')[0])
        self.app.do(find_all(bar, 'push button', pattern='Regular Expression$')[0])
        wait(total(everything), what='the same by expression')
        self.app.type('[')
        wait(lambda: find_all(bar, 'label', 'Not an expression'), what='the complaint')
        self.app.key('Escape')
        wait(lambda: extents(bar).height < 20, what='the bar to close')

    def test_filter(self):
        """Only lines that match are shown, or those that do not, and all of them afterwards."""
        self.send_command('say apple')
        self.send_command('say pear')
        self.focus_entry()
        self.app.key('ctrl+shift+f')
        bar = self.bar('PteroConsoleFilterBar')
        self.app.type('apple')
        wait(lambda: 'apple' in self.output() and 'pear' not in self.output(), what='only what matches')
        self.app.do(find_all(bar, 'push button', pattern='Hide What Matches$')[0])
        wait(lambda: 'pear' in self.output() and 'apple' not in self.output(), what='all that does not match')
        self.app.key('Escape')
        wait(lambda: 'pear' in self.output() and 'apple' in self.output(), what='everything')

    def test_save(self):
        """The log is written to a file."""
        self.send_command('say to be kept')
        path = os.path.join(temporary_folder(self), 'server.log')
        self.focus_entry()
        self.app.key('ctrl+shift+s')
        self.choose_file(path, 'Save')

        def saved():
            if not os.path.exists(path):
                return False
            with open(path) as file:
                return 'to be kept' in file.read()
        wait(saved, what='the log')

    def test_window(self):
        """The console has a window of its own, which sends too, and has the keys of the program."""
        self.pick('Console Menu', 'Open in a Window')
        window = wait(lambda: list(children(self.app.root))[1:], what='a second window')[0]
        entry = wait(lambda: next(search(window, 'text', 'Command'), None), what='its entry')
        self.app.set_text(entry, 'say from outside')
        self.app.press('Send', within=window)
        wait(lambda: 'from outside' in self.output(), what='the answer in the tab')
        self.app.click(entry)
        self.app.key('ctrl+question')
        self.dialog('Keyboard Shortcuts')
        self.app.key('Escape')
        wait(lambda: len(children(self.app.root)) == 2, what='the dialog to close')
        self.app.key('ctrl+w')
        self.closed()

    def test_power(self):
        """The server is stopped, started and restarted; to kill it is asked about."""
        self.app.press('Stop', 30)
        wait(lambda: not self.is_usable(), what='nothing to be sent')
        self.app.press('Start', 60)
        self.app.press('Restart', 60)
        wait(lambda: not self.app.buttons('Restart'), what='the server to restart')
        wait(lambda: self.app.buttons('Restart'), 60, 'the server to run')
        self.pick('More Power Actions', 'Kill…')
        self.app.press('Cancel', within=self.dialog())
        self.closed()
        self.assertNotEqual(self.app.buttons('Stop'), [])
        self.pick('More Power Actions', 'Kill…')
        self.app.press('Kill', within=self.dialog())
        self.closed()
        self.app.press('Start', 60)
        wait(lambda: self.app.buttons('Restart') and self.is_usable(), 60, 'the server to run')

    def test_lost(self):
        """When the connection breaks, the console says so and goes on."""
        self.panel.tell('stop')
        self.says('^The console is not connected, trying again soon$')
        self.panel.tell('start')
        self.app.gone(pattern='^The console is not connected', timeout=60)
        self.send_command('say welcome back')


class Quit(ServerTest):
    kind = 'PteroConsoleView'

    def test_window(self):
        """Ctrl+Q in the window of a console ends the program, not only that window."""
        self.section('Console')
        self.pick('Console Menu', 'Open in a Window')
        window = wait(lambda: list(children(self.app.root))[1:], what='a second window')[0]
        self.app.click(wait(lambda: next(search(window, 'text', 'Command'), None), what='its entry'))
        self.app.key('ctrl+q')
        self.assertEqual(self.app.process.wait(20), 0, self.app.read_log())


if __name__ == '__main__':
    unittest.main()
