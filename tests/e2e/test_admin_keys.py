# test_admin_keys.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""The administration with keys that may not do everything.

    may only look   ReadOnly: each page, what it lists and what cannot be pressed
    may do nothing  NoRights: each page says so, and the dialog that adds it before
    some rights     SomeRights: what it may, and that it has no right to the rest
    of no one who administers   NoAdministrator
"""

import unittest

from driver import extents
from pages import PagesTest, find_all, name_of, wait
from shared import SharedTest

NO_CHANGE = 'may not change this'
NO_RIGHT = '^This key has no right to do this; use one that has it'


class ReadOnly(SharedTest):
    def begin(self):
        self.start_admin('Users', key='read_only')
        self.row_with('alice')

    def refused(self, page, row, *verbs):
        """Chooses a row of a page, of which nothing that is named can be done."""
        self.open_page('Administration', page)
        self.row_with(row)
        self.choose(row)
        for verb in verbs:
            self.refuses(verb, NO_CHANGE)

    def test_users(self):
        self.refused('Users', 'alice', 'New User…', 'Edit…', 'Delete…')
        self.use('Open')
        self.says('^alice@example.com$', 'PteroFacts')
        self.assert_no_button('Edit…')

    def test_nodes(self):
        self.refused('Nodes', 'Falkenstein 1', 'New Node…', 'Edit…', 'Delete…', 'Begin Maintenance')
        self.use('Open')
        self.tab('Allocations')
        self.row_with('25577')
        self.choose('25577')
        self.refuses('New Allocations…', NO_CHANGE)
        self.refuses('Remove…', NO_CHANGE)

    def test_locations(self):
        self.refused('Locations', 'eu.fsn', 'New Location…', 'Edit…', 'Delete…')

    def test_servers(self):
        self.refused('Servers', 'Survival', 'New Server…', 'Suspend…', 'Delete…')
        self.use('Open')
        self.says('^Docker Image$', 'PteroFacts')
        for verb in ('Build…', 'Details…', 'Startup…'):
            self.assert_no_button(verb)
        self.assertNotEqual(find_all(self.front('PteroFacts'), 'push button', pattern='Delete…$'), [])
        self.assertEqual(self.app.buttons('Delete…', self.front('PteroFacts')), [])
        self.tab('Databases')
        self.refuses('New Database…', NO_CHANGE)

    def test_nests(self):
        self.open_page('Administration', 'Nests')
        self.row_with('Minecraft')
        self.choose('Minecraft')
        self.use('Open')
        self.row_with('Paper')

    def test_overview(self):
        self.open_page('Administration', 'Overview')
        self.says('(?i)falkenstein 1', 'PteroAdminOverview')

    def assert_no_button(self, verb):
        wait(lambda: not self.app.buttons(verb), what=f'{verb!r} to be out of reach')


class NoRights(SharedTest):
    def begin(self):
        """Adds the key, of which all that it may not is said before, beside one that something can be done with."""
        self.panel = self.demo('--servers', '5')
        self.start()
        self.app.press('Add Panel…')
        self.fill('Address of the Panel', self.panel.address)
        self.app.press('Next')
        self.fill('Account Key', self.panel.user)
        self.fill('Application Key', self.panel.no_rights)
        self.app.press('Next')
        refused = {'Servers', 'Nodes and Allocations', 'Users', 'Locations', 'Nests and Eggs', 'All Servers of the Panel'}
        wait(lambda: len([label for label in find_all(self.dialog(), 'label', 'No access') if extents(label).width > 0]) == len(refused),
             what='what the keys may not')
        self.assertLessEqual(refused, {name_of(label) for label in find_all(self.dialog(), 'label')})
        self.fill('Name', 'Northwind')
        self.app.press('Add Panel')
        self.closed()

    def test_pages(self):
        """Each page says that the key has no right to it, none that there is nothing."""
        for page, verb in {'Users': 'New User…', 'Nodes': 'New Node…', 'Locations': 'New Location…', 'Servers': 'New Server…', 'Nests': None}.items():
            self.open_page('Administration', page)
            self.says(NO_RIGHT)
            self.assertEqual(self.rows(), [])
            if verb is not None:
                self.refuses(verb, 'no right to do this')

    def test_overview(self):
        self.open_page('Administration', 'Overview')
        self.says(NO_RIGHT, 'PteroAdminOverview')
        wait(lambda: self.app.buttons('Edit Panel…', self.front('PteroAdminOverview')), what='the way to another key')


class SomeRights(PagesTest):
    def test_key_without_rights(self):
        """A key for some things only shows those, and says of the others that it has no right to them."""
        self.start_admin('Users', key='partial')
        self.row_with('alice')
        self.open_page('Administration', 'Servers')
        self.says(NO_RIGHT)
        self.open_page('Administration', 'Overview')
        self.says(NO_RIGHT, 'PteroAdminOverview')
        texts = [name_of(label) for label in find_all(self.front('PteroAdminOverview'), 'label')]
        self.assertIn('8', texts)
        self.assertNotIn('0 servers', ' '.join(texts))
        self.assertEqual(self.app.stop(), 0)
        self.assert_no_key_in(self.panel.keys(), self.home)


class NoAdministrator(PagesTest):
    def test_no_administration(self):
        """Who administers nothing is not offered to."""
        self.start_with('user', '--servers', '5')
        self.panel_pages()
        self.assertEqual([row for row in find_all(self.app.find('list', 'Pages'), 'list item', pattern='^Administration')
                          if extents(row).width > 0], [])

    def panel_pages(self):
        self.app.do(find_all(self.sidebar_row('Northwind'), 'push button', 'Show Pages of This Panel')[0])
        self.sidebar_row('Account')


if __name__ == '__main__':
    unittest.main()
