# test_fleet.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the list of servers shows, over two panels.

    filter   by state            Fleet.test_states
             by panel            Fleet.test_panels
             what fits none      Fleet.test_states
             typed               Fleet.test_typing (what is a chip, and the way back)
    columns  shown and hidden    Fleet.test_columns (kept over a restart, as is the order)
    servers  of everybody        Fleet.test_admin_all (kept over a restart)
"""

import re
import unittest

from base import PteroTest, find_all, name_of, wait
from driver import NotFound, children, extents, has, text_of
from shared import SharedTest


class Fleet(SharedTest):
    rows = PteroTest.rows   # of the list of servers, which is what is in front

    def begin(self):
        self.panel = self.demo('--servers', '16', '--seed', '1')
        self.other = self.demo('--servers', '9', '--seed', '2')
        self.start()
        self.add_panel(self.panel.address, self.panel.admin, 'Northwind')
        self.app.label(r'running$', 30)
        self.add_panel(self.other.address, self.other.user, 'Basalt')
        self.app.label(r'^\d+ servers on 2 panels · \d+ running$', 30)
        wait(lambda: self.count() == self.own(self.panel, 'admin') + self.own(self.other, 'user'), what='all servers')

    def own(self, panel, key, more=''):
        return panel.ask('GET', f'/api/client?per_page=1{more}', key=key)['meta']['pagination']['total']

    def count(self):
        """How many servers are shown, also below what is on screen."""
        return len(list(children(self.app.find('list', 'GtkColumnListView'))))

    def chip(self, title):
        """The chip of that title, and how many servers it counts."""
        chip = wait(lambda: [node for node in find_all(self.app.front(), 'push button', pattern=f'^{title}, ') if extents(node).width > 0],
                    what=f'the chip {title!r}')[0]
        return chip, int(chip.get_name().split(', ')[1])

    def use_chip(self, title):
        def chosen():  # where there are many of them it may be scrolled out of sight
            self.app.do(self.chip(title)[0])
            chip = self.chip(title)[0]
            return has(chip, 'CHECKED') or has(chip, 'PRESSED')
        wait(chosen, what=f'the chip {title!r} to be chosen')
        wait(lambda: self.count() == self.chip(title)[1], what=f'the servers of {title!r}')
        return [row[0] for row in self.rows()]

    def view_menu(self, *items):
        self.use_menu_button('View', *items)

    def use_menu_button(self, button, *items):
        """Picks an item of the menu of a button, through the menus below it."""
        def look(item):
            return next((node for node in find_all(self.app.front(), pattern=f'(^|[^ ]+ ){re.escape(item)}$')
                         if node.get_role_name().endswith('menu item') and extents(node).width > 0), None)

        def opened():  # it may be made anew as the panels answer
            self.app.click(wait(lambda: next(self.app.search_buttons(button), None), what=f'the button {button!r}'))
            try:
                return wait(lambda: look(items[0]), 3)
            except NotFound:
                return None  # not Escape: where no menu is open it takes a filter away
        self.app.do(wait(opened, what='the menu'))
        for item in items[1:]:
            self.app.do(wait(lambda item=item: look(item), what=f'{item!r} in the menu'))

    def test_states(self):
        """Each chip leaves what it counts; together with the search it may be nothing, which is said."""
        everything = self.count()
        self.assertEqual(set(self.use_chip('Offline')), {'Offline'})
        self.assertEqual(set(self.use_chip('Running')), {'Running'})
        self.use_chip('Attention')
        self.app.key('ctrl+f')
        self.app.type('nothing is called like this')
        self.app.label('(?i)nothing found|no servers? found|no results|no server')
        self.app.press('Clear Filters')
        wait(lambda: self.count() == everything, what='every server')

    def test_typing(self):
        """What is typed into the list is searched; a token is a chip until Backspace."""
        everything = self.count()
        name = self.names()[5]
        self.app.click(self.row_of(name))
        running = self.chip('Running')[1]
        entry = self.app.find(None, 'Search Servers')
        remove = 'Remove “State: Running” from the Search'
        self.app.type('state:run')
        wait(lambda: text_of(entry) == 'state:run', what='what is searched')
        wait(lambda: self.count() == running, what='the running servers')
        self.app.type(' ')
        self.app.find('push button', remove)
        wait(lambda: text_of(entry) == '', what='an empty entry')
        self.app.key('BackSpace')
        wait(lambda: text_of(entry) == 'state:run', what='the token as text')
        self.app.gone('push button', remove)
        self.app.type(' zzz')
        wait(lambda: text_of(entry) == 'zzz', what='what is typed after the chip')
        self.app.label('No Server Found')
        self.app.key('Escape')
        wait(lambda: text_of(entry) == '' and self.count() == running, what='the running servers')
        self.app.find('push button', remove)
        self.app.key('Escape')
        wait(lambda: self.count() == everything, what='every server')
        self.app.gone('push button', remove)
        def focused():
            return [row for row in self.row_nodes() if has(row, 'FOCUSED')]
        wait(lambda: [row for row in focused() if find_all(row, 'label', name)], what='the focus')

    def test_panels(self):
        """The servers of one panel, then of the other one, then of both."""
        self.app.resize(1280, 800)   # there is place for the column of the panel
        everything = self.count()
        self.use_menu_button('Filter', 'Panel', 'Basalt')
        wait(lambda: self.count() == self.own(self.other, 'user'), what='the servers of one panel')
        self.assertTrue(all('Basalt' in row for row in self.rows()))
        self.use_chip('Running')
        self.use_chip('All')
        self.use_menu_button('Basalt', 'Northwind')
        wait(lambda: self.count() == self.own(self.panel, 'admin'), what='the servers of the other panel')
        self.use_menu_button('Northwind', 'All Panels')
        wait(lambda: self.count() == everything, what='every server')

    def titles(self):
        return [name_of(title) for title in self.app.find_all('label')
                if extents(title).width > 0 and name_of(title.get_parent().get_parent()) == 'GtkColumnViewTitle']

    def test_columns(self):
        """A column that is not wanted goes, and stays away after a restart, as the order does; then it comes back."""
        self.assertIn('Node', self.titles())
        self.view_menu('Columns', 'Node')
        wait(lambda: 'Node' not in self.titles(), what='the column to go')
        self.view_menu('Sort By', 'Address')  # which stands still, unlike what is used
        order = self.names()
        self.assertEqual(self.app.stop(), 0)
        self.start()
        self.app.label(r'^\d+ servers on 2 panels · \d+ running$', 30)
        self.assertNotIn('Node', self.titles())
        self.assertIn('Address', self.titles())
        wait(lambda: self.names() == order, what='the order that was left')
        self.view_menu('Columns', 'Node')
        wait(lambda: 'Node' in self.titles(), what='the column to come back')

    def names(self):
        return [row[1] for row in self.rows() if len(row) > 1]

    def test_admin_all(self):
        """An administrator lists the servers of everybody on that panel, after a restart too; on the other one there is none to."""
        before = self.count()
        everybody = self.own(self.panel, 'admin', '&type=admin-all') + self.own(self.other, 'user')
        self.view_menu('All Servers of “Northwind”')
        wait(lambda: self.count() == everybody, 30, 'the servers of everybody')
        self.assertEqual(self.app.stop(), 0)
        self.start()
        self.app.label(r'^\d+ servers on 2 panels · \d+ running$', 30)
        wait(lambda: self.count() == everybody, 30, 'the servers of everybody')
        self.view_menu('All Servers of “Northwind”')
        wait(lambda: self.count() == before, 30, 'the own servers')


if __name__ == '__main__':
    unittest.main()
