# test_databases.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""Databases: create, password, copy, rotate, delete: Databases.test_database, limit: Databases.test_limit ·
Network: assign, notes, primary, remove, limit: Network.test_ports."""

import re
import unittest
import urllib.parse

from pages import find_all, name_of, wait
from server import ServerTest


class Databases(ServerTest):
    def setUp(self):
        super().setUp()
        self.section('Databases')

    def create(self, name):
        self.use('New Database…')
        self.dialog('New Database')
        self.fill('Name', name)
        self.app.press('Create', within=self.dialog())
        details = self.dialog(f's1_{name}')
        return details

    def delete(self, name):
        self.choose(name)
        self.use('Delete…')
        self.dialog('Delete Database?')
        self.type_name(name)
        self.no_row_with(name)

    def password(self, details):
        """What the dialog shows when it is asked to."""
        def look():
            rows = find_all(details, 'list item', 'Password')
            texts = [name_of(label) for label in find_all(rows[0], 'label')]
            return next((text for text in texts if len(text) > 8 and text != 'Password' and '•' not in text), None)
        return wait(look, what='the password')

    def test_database(self):
        """A database is made, its password shown, copied and changed, and it is deleted by its name."""
        self.use('New Database…')
        self.dialog('New Database')
        self.fill('Name', 'no/slash')
        self.app.press('Create', within=self.dialog())
        self.dialog_says('(?i)letters')
        self.assertEqual(self.value('Name'), 'no/slash')
        self.fill('Name', 'plugins')
        self.app.press('Create', within=self.dialog())
        details = self.dialog('s1_plugins')
        wait(lambda: find_all(details, 'label', pattern='^•+$'), what='a hidden password')
        self.app.press('Show Password', within=details)
        first = self.password(details)
        self.app.press('Change Password…', within=details)
        self.app.press('Change')
        details = self.dialog('s1_plugins')
        wait(lambda: self.password(details) != first, what='another password')
        second = self.password(details)
        for program in ('jdbc:', 'mysql:'):
            self.dialog_says(f'^{program}.*{re.escape(urllib.parse.quote(second, safe=""))}')
        self.app.press('Close', within=details)
        self.closed()
        self.row_with('s1_plugins')
        self.delete('s1_plugins')
        for password in (first, second):
            self.assertNotIn(password, self.app.read_log())

    def test_limit(self):
        """A server that has all the databases it may have says so, and gets another when one is deleted."""
        for count in range(2, 4):  # there is one already
            details = self.create(f'number_{count}')
            self.app.press('Close', within=details)
            self.closed()
            self.says(f'^{count} of 3 databases$')
        self.refuses('New Database…', 'all the databases it may have')
        self.delete('s1_number_2')
        self.use('New Database…')
        self.dialog('New Database')
        self.fill('Name', 'number_3')
        self.app.press('Create', within=self.dialog())
        self.dialog_says('(?i)already')
        self.assertEqual(self.value('Name'), 'number_3')
        self.discard()


class Network(ServerTest):
    def test_ports(self):
        """A port is added, noted, made the primary one and not removed then; the limit is said."""
        self.section('Network')
        first = wait(self.rows, what='a port')[0][1]
        self.use('Add Port')
        wait(lambda: len(self.rows()) == 2, what='a second port')
        port = next(row[1] for row in self.rows() if 'Primary' not in row)
        self.choose(port)
        self.use('Edit Notes…')
        self.dialog()
        self.fill('Notes', 'voice <chat> & more')
        self.send('Save')
        self.row_with(port, 'voice <chat> & more')
        self.refuses('Add Port', 'all the 2 ports it may have')
        self.choose(port)
        self.use('Make Primary')
        self.row_with(port, 'Primary')
        self.choose(port)
        self.refuses('Remove…', 'The primary port cannot be removed')
        self.refuses('Make Primary', 'primary one already')
        self.choose(first)
        self.use('Remove…')
        self.send('Remove')
        self.no_row_with(first)
        self.assertEqual([item['attributes']['port'] for item in self.ask('network/allocations')['data']], [int(port)])


if __name__ == '__main__':
    unittest.main()
