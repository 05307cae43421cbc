# test_favorites.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

import unittest

from base import PteroTest
from driver import children, find_all, name_of, wait
from shared import SharedTest


class FleetTest(SharedTest):
    rows = PteroTest.rows  # those of the server list
    arguments = ()

    def setUp(self):
        super().setUp()
        self.choose_page('All Servers')
        wait(lambda: self.rows() and not any(row[0].startswith('Was ') for row in self.rows()), 60, 'servers as they are')

    def names(self):
        return [row[1] for row in self.rows() if len(row) > 1]

    def count_all(self):
        """How many rows there are once all are on screen, as the demo panel's world fits into the window."""
        n_servers = int(self.app.label(r'^\d+ servers · ').split()[0])
        wait(lambda: len(self.rows()) == n_servers, what='every server')
        return n_servers

    def search_for(self, text):
        self.app.set_text(self.app.find(None, 'Search Servers'), text)

    def rows_named(self, title):
        return self.app.find_all('list item', pattern=f'^{title}(,|$)')


class SavedFilters(FleetTest):
    def test_saved_filter(self):
        """What is searched is kept under a name, comes back by a click and after a restart, and its removal can be undone."""
        everything = self.count_all()
        self.search_for('state:running')
        wait(lambda: 0 < len(self.rows()) < everything, what='fewer servers')
        self.pick_from(lambda: self.app.buttons('Filter', self.front('PteroFleetPage'))[0], 'Save Filter…')  # of the page in front
        self.fill('Name', 'Awake')
        self.app.press('Save')
        self.app.label('^Awake$')
        self.choose_page('All Servers')
        wait(lambda: len(self.rows()) == everything, what='every server')
        self.choose_page('Awake')
        wait(lambda: 0 < len(self.rows()) < everything, what='the saved filter')

        self.app.key('Delete')
        self.app.toast('^Filter “Awake” removed$')
        wait(lambda: not self.rows_named('Awake'), what='the row to go')
        self.app.press('Undo')
        self.assertIsNotNone(self.sidebar_row('Awake'))

        self.assertEqual(self.app.stop(), 0)
        self.start()
        self.app.label(r'running$', 30)
        self.choose_page('Awake')
        wait(lambda: 0 < len(self.rows()) < everything, what='the filter after the restart')


class Favorites(FleetTest):
    def test_favorite(self):
        """A star by keyboard, a list of those that have one, and the star after a restart."""
        everything = self.count_all()
        self.app.click(self.row_nodes()[2])
        name = self.names()[2]
        self.app.key('ctrl+d')
        self.app.do(self.app.find(None, pattern='^Favorites, 1$'))
        wait(lambda: self.names() == [name], what='the favorite alone')
        self.assertEqual(self.app.stop(), 0)
        self.start()
        self.app.label(r'running$', 30)
        wait(lambda: len(self.rows()) == everything, what='every server')
        self.app.do(self.app.find(None, pattern='^Favorites, 1$'))
        wait(lambda: self.names() == [name], what='the favorite after the restart')
        self.app.click(self.row_nodes()[0])
        self.app.key('ctrl+d')
        self.app.press('Clear Filters')
        wait(lambda: len(self.rows()) == everything, what='every server')

    def test_backup_of_many(self):
        """A backup of each selected server, as one job."""
        running = [row[1] for row in self.rows() if row[0] == 'Running'][:2]
        self.app.click(self.row_of(running[0]))
        self.app.click(self.row_of(running[1]), held='ctrl')
        self.app.press('Create Backup…')
        self.fill('Name', 'Before the update')
        self.app.press('Create')
        self.choose_page('Jobs')
        self.app.label('^Backup of 2 Servers$')
        self.choose_page('All Servers')
        self.app.press('Cancel')

    def test_attention(self):
        """The servers that want somebody are a page of their own, with the reason."""
        self.choose_page('Needs Attention')
        wait(lambda: 'Its node is under maintenance' in self.reasons(), what='the reason')
        self.panel.tell('stop')
        self.app.key('F5')
        self.app.label('^Northwind does not answer$', 30)
        self.assertIn('Its node is under maintenance', self.reasons())
        self.panel.tell('start')
        self.app.key('F5')

    def reasons(self):
        """The texts of the third column of all tables: the page of all servers has another one there."""
        tables = self.app.find_all('list', 'GtkColumnListView')
        rows = [find_all(row, 'label') for table in tables for row in children(table)]
        return [name_of(labels[2]) for labels in rows if len(labels) > 2]


if __name__ == '__main__':
    unittest.main()
