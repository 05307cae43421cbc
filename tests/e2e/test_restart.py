# test_restart.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import unittest

from base import PteroTest, wait


class Restart(PteroTest):
    def test_list_and_key_are_still_there(self):
        """The last-known list is there at once, and live again with the key from the keyring. No key is in any file."""
        demo = self.demo('--servers', '10')
        app = self.start()
        self.add_panel(demo.address, demo.admin, 'Northwind')
        app.label(r'[1-9]\d* running$', 30)
        names = sorted(row[1] for row in self.rows())
        self.assertEqual(app.stop(), 0)

        demo.tell('stop')
        app = self.start()
        wait(lambda: sorted(row[1] for row in self.rows()) == names, what='the last-known servers')
        wait(lambda: any(row[0].startswith('Was ') for row in self.rows()), what='rows as they were')
        app.label('^Northwind does not answer$', 30)
        demo.tell('start')
        app.key('F5')
        wait(lambda: not any(text.startswith('Was ') for row in self.rows() for text in row), 60, 'fresh rows')
        self.assertEqual(app.stop(), 0)

        self.assert_no_key_in(demo.keys(), os.path.join(self.home, '.config'), os.path.join(self.home, '.local'),
                              os.path.join(self.home, '.cache'))
        self.assert_no_key_in(demo.keys(), self.home)

    def test_no_key_in_messages(self):
        """Nothing of a key in the log, even with every message switched on, nor in what others see of the process."""
        demo = self.demo('--servers', '10')
        app = self.start(env={'G_MESSAGES_DEBUG': 'all'})
        self.add_panel(demo.address, demo.admin, 'Northwind')
        app.label(r'[1-9]\d* running$', 30)
        demo.tell('faults', 'status=500')
        app.press('Refresh')
        app.label('^Northwind does not answer$', 30)
        command = open(f'/proc/{app.process.pid}/cmdline').read() + open(f'/proc/{app.process.pid}/environ').read()
        log = app.read_log()
        for key in demo.keys():
            for part in (key, key[16:]):
                self.assertNotIn(part, log)
                self.assertNotIn(part, command)


if __name__ == '__main__':
    unittest.main()
