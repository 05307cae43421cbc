# test_panels.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""Panels that are added, and that stop answering.

    first run     demo, nothing                 test_first_run
    add           a second one                  test_two_panels
                  a wrong address, a website    test_wrong_address
                  a wrong key                   test_wrong_key
                  a certificate of its own      test_certificate
                  the keyring does not help     test_keyring
    while it runs down and back                 test_panel_down_and_back
                  answers like a website        test_html_while_running
                  is behind a browser check     test_challenge_while_running
                  allows nothing for a while    test_limited_while_running
                  its key is revoked            test_key_revoked, replaced test_panel_edit.Edit.test_key_replaced
    edit, remove, import, export                test_panel_edit
    restart       list and key are there        test_restart
    no key        in files, messages, settings  test_restart, and after every class that shares one Ptero (shared.py)
    servers       search, sort, power           test_servers; filters, columns, everybody's test_fleet
"""

import unittest

from base import PteroTest, wait
from shared import SharedTest


class Adding(SharedTest):
    rows = PteroTest.rows   # of the list of servers, which is what is in front

    def begin(self):
        self.panel = self.demo('--servers', '5')
        self.start()

    def test_two_panels(self):
        """Two panels by address and key; their servers stand in one list."""
        one = self.demo('--servers', '12', '--seed', '1')
        two = self.demo('--servers', '7', '--seed', '2')
        app = self.app
        self.add_panel(one.address, one.admin, 'Northwind')
        app.label('^Northwind$')
        app.label(r'running$', 30)
        self.add_panel(two.address.replace('http://', '') + '/server/1a2b3c4d/files', two.admin, 'Basalt')
        app.label(r'^\d+ servers on 2 panels · \d+ running$', 30)
        app.resize(1280, 800)   # there is place for the column of the panel
        wait(lambda: {'Northwind', 'Basalt'} <= {text for row in self.rows() for text in row}, what='the names of both')

    def test_wrong_address(self):
        """What is not a panel is told apart and cannot be added."""
        demo, app = self.panel, self.app
        app.press('Add Panel…')
        self.fill('Address of the Panel', 'http://127.0.0.1:9')
        app.label('nothing answers at this port')
        self.assertEqual(app.buttons('Next'), [])
        demo.tell('faults', 'html=200')
        self.fill('Address of the Panel', demo.address)
        app.label('What answers is a website')
        self.assertEqual(app.buttons('Next'), [])
        demo.tell('faults', 'challenge')
        self.fill('Address of the Panel', demo.address + '/')
        app.label('let its API')
        self.assertEqual(app.buttons('Next'), [])
        demo.tell('faults')
        self.fill('Address of the Panel', demo.address)
        wait(lambda: app.buttons('Next'), what='Next')
        app.press('Cancel')
        app.press('Discard')

    def test_wrong_key(self):
        demo, app = self.panel, self.app
        app.press('Add Panel…')
        self.fill('Address of the Panel', demo.address)
        app.press('Next')
        self.fill('Account Key', 'ptlc_' + 'x' * 43)
        app.label('(?i)does not know this key|key is wrong|unknown|not accept|refuse')
        self.assertEqual(app.buttons('Next'), [])
        self.fill('Account Key', demo.admin)
        app.press('Next')
        self.fill('Name', 'Right key')
        app.press('Add Panel')
        self.closed()
        app.resize(1280, 800)   # there is place for the column of the panel
        wait(lambda: any('Right key' in row for row in self.rows()), 30, 'its servers')


class Running(SharedTest):
    rows = PteroTest.rows

    def begin(self):
        self.start_with('admin', '--servers', '8')

    def setUp(self):
        super().setUp()
        self.app.label(r'[1-9]\d* running$', 30)

    def test_panel_down_and_back(self):
        """The servers stay, as they were, while their panel does not answer, and come back by themselves."""
        demo, app = self.panel, self.app
        count = len(self.rows())
        demo.tell('stop')
        app.press('Refresh')
        app.label('^Northwind does not answer$', 30)
        wait(lambda: any(row[0].startswith('Was ') for row in self.rows()), what='rows as they were')
        self.assertEqual(len(self.rows()), count)
        demo.tell('start')
        app.label(r'[1-9]\d* running$', 60)
        wait(lambda: not any(text.startswith('Was ') for row in self.rows() for text in row), 60, 'fresh rows')

    def test_html_while_running(self):
        demo, app = self.panel, self.app
        demo.tell('faults', 'html=502')
        app.press('Refresh')
        app.label('^Northwind does not answer$', 60)
        demo.tell('faults')
        app.press('Try Now')
        wait(lambda: self.rows() and not any(row[0].startswith('Was ') for row in self.rows()), 30, 'fresh rows')

    def test_challenge_while_running(self):
        """A check for browsers in front of a panel is named, and it is not tried again every few seconds."""
        demo, app = self.panel, self.app
        demo.tell('faults', 'challenge')
        app.press('Refresh')
        app.label('^Northwind is behind a check for browsers$', 60)
        app.label('^Browser check · retry 5', 15)
        demo.tell('faults')
        app.press('Try Now')
        wait(lambda: self.rows() and not any(row[0].startswith('Was ') for row in self.rows()), 30, 'fresh rows')

    def test_limited_while_running(self):
        """While a panel refuses all requests its row says until when, and what it lists is not called old."""
        demo, app = self.panel, self.app
        demo.tell('faults', 'rate-limit=15')
        app.press('Refresh')
        app.label('^Rate limited · retry', 30)
        demo.tell('faults')
        self.assertFalse(any(row[0].startswith('Was ') for row in self.rows()))
        app.label('^Connected', 60)

    def test_key_revoked(self):
        """A key that is refused while running is named, and a new one is all it needs."""
        demo, app = self.panel, self.app
        demo.tell('revoke', 'admin')
        app.press('Refresh')
        app.label('(?i)key refused', 30)
        demo.tell('restore', 'admin')
        app.press('Refresh')
        app.label(r'[1-9]\d* running$', 30)


if __name__ == '__main__':
    unittest.main()
