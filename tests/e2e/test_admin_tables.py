# test_admin_tables.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is taken out of the administration: tables as files, eggs as files, cells, rows and ids to the clipboard, secrets for a while.

    table      export   Tables.test_csv, Tables.test_json
               copy     Tables.test_copy
    egg        export   Eggs.test_export
    secret     copy     Secrets.test_secret_goes
"""

import csv
import json
import os
import time
import unittest

from driver import has
from base import temporary_folder
from pages import find_all, wait
from shared import SharedTest

FORMULA = '=HYPERLINK("https://example.com")'


class Taken(SharedTest):
    def copied(self, text):
        wait(lambda: self.read_clipboard() == text, what=f'{text!r} in the clipboard')

    def from_menu(self, item):
        """Picks an item of the menu of the list."""
        self.pick_from(lambda: wait(lambda: find_all(self.front(), 'push button', 'More'), what='the menu')[0], item)

    def save_as(self, name):
        """Chooses a place for a file and answers with what is in it, once it is written."""
        path = os.path.join(temporary_folder(self), name)
        self.choose_file(path, 'Save')
        wait(lambda: os.path.exists(path), what=f'{path} to be written')
        self.closed()
        with open(path, encoding='utf-8', newline='') as file:
            return file.read()


class Tables(Taken):
    def begin(self):
        self.start_admin('Users')
        self.row_with('alice')
        self.panel.ask('POST', '/api/application/users', {
            'email': 'formula@example.com', 'username': 'formula', 'first_name': FORMULA, 'last_name': '"quoted", <b>'})
        self.app.key('F5')
        self.row_with('formula')

    def users(self):
        return [user['attributes'] for user in self.panel.ask('GET', '/api/application/users?per_page=100')['data']]

    def test_csv(self):
        """All that is listed, with a line of titles; what a spreadsheet would run is a text there."""
        self.from_menu('Export as CSV…')
        text = self.save_as('people.csv')
        lines = list(csv.DictReader(text.splitlines(keepends=True)))
        self.assertEqual(sorted(line['username'] for line in lines), sorted(user['username'] for user in self.users()))
        formula = next(line for line in lines if line['username'] == 'formula')
        self.assertEqual([formula['name'], formula['email'], formula['servers']],
                         [f'\'{FORMULA} "quoted", <b>', 'formula@example.com', '0'])
        self.app.toast('^Saved as “people.csv”$')

    def test_json(self):
        """The same as JSON: numbers are numbers, texts are as they are, what is not there is null."""
        self.from_menu('Export as JSON…')
        rows = json.loads(self.save_as('people.json'))
        users = {user['username']: user for user in self.users()}
        self.assertEqual({row['username']: row['id'] for row in rows}, {name: user['id'] for name, user in users.items()})
        formula = next(row for row in rows if row['username'] == 'formula')
        self.assertEqual([formula['name'], formula['external-id'], formula['servers']], [f'{FORMULA} "quoted", <b>', None, 0])

    def copy_value(self, title):
        self.app.key('shift+F10')
        self.app.do(self.app.menu_item('Copy Value'))
        self.app.do(self.app.menu_item(title))

    def test_copy(self):
        """A row as a spreadsheet takes it, a cell, an id; of several rows a line each."""
        alice, bob = (next(user for user in self.users() if user['username'] == name) for name in ('alice', 'bob'))
        self.choose('alice')
        self.app.key('ctrl+c')
        wait(lambda: 'alice@example.com' in self.read_clipboard().split('\t'), what='the row in the clipboard')
        self.assertEqual(self.read_clipboard().split('\t')[:3], [str(alice['id']), 'alice', 'alice@example.com'])
        self.choose('alice')
        self.copy_value('E-mail')
        self.copied('alice@example.com')
        self.choose('alice')
        self.copy_value('ID')
        self.copied(str(alice['id']))
        self.choose('alice')
        self.app.click(find_all(self.row_with('bob'), 'label', 'bob')[0], held='ctrl')
        wait(lambda: has(self.row_with('bob'), 'SELECTED'), what='both to be selected')
        self.copy_value('ID')
        wait(lambda: sorted(self.read_clipboard().split('\n')) == sorted([str(alice['id']), str(bob['id'])]), what='two ids in the clipboard')


class Eggs(Taken):
    def begin(self):
        self.start_admin('Nests')

    def test_export(self):
        """An egg is saved in the panel's own form, from the list and from its page."""
        self.choose('Minecraft')
        self.use('Open')
        self.row_with('Paper')
        self.choose('Paper')
        self.use('Export Egg…')
        egg = json.loads(self.save_as('paper.json'))
        self.assertEqual([egg['meta']['version'], egg['name']], ['PTDL_v2', 'Paper'])
        self.assertIn('SERVER_JARFILE', [variable['env_variable'] for variable in egg['variables']])
        self.assertIsInstance(egg['config']['files'], str)
        self.choose('Paper')
        self.use('Open')
        self.app.press('Export Egg…', within=self.front('PteroFacts'))
        self.assertEqual(json.loads(self.save_as('again.json'))['variables'], egg['variables'])


class Secrets(Taken):
    def begin(self):
        self.start_admin('Nodes')
        self.row_with('Falkenstein 1')

    def test_secret_goes(self):
        """The configuration of a node, which holds its token, does not stay in the clipboard."""
        token = self.panel.ask('GET', '/api/application/nodes/1/configuration')['token']
        self.choose('Falkenstein 1')
        self.use('Open')
        self.app.press('Show Configuration', within=self.front('PteroFacts'))
        self.dialog('Configuration')
        self.app.press('Copy for Half a Minute', within=self.dialog())
        wait(lambda: token in self.read_clipboard(), what='the token in the clipboard')
        self.app.key('Escape')
        self.closed()
        time.sleep(20)
        wait(lambda: self.read_clipboard() == '', 30, 'the clipboard to be emptied')
        self.app.key('alt+Left')


if __name__ == '__main__':
    unittest.main()
