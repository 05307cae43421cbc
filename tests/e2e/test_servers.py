# test_servers.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

import re
import time
import unittest

from base import PteroTest, find_all, name_of, wait
from driver import children, extents, has, shown
from shared import SharedTest


class Servers(SharedTest):
    rows = PteroTest.rows   # of the list of servers, which is what is in front

    def begin(self):
        self.start_demo()

    def tearDown(self):
        """Each test begins anew: what one selects and stops is in the way of the others."""
        if not self.has_failed():
            self.assertEqual(self.app.stop(), 0, self.app.read_log())
        super().tearDown()

    def start_demo(self):
        app = self.start('--demo')
        app.label(r'^40 servers · [1-9]\d* running$', 30)
        wait(lambda: len(self.rows()) > 5, what='rows')
        return app

    def names(self):
        return [row[1] for row in self.rows() if len(row) > 1]

    def title(self, column):
        """The header of a column."""
        return next(label for label in self.app.find_all('label', column)
                    if name_of(label.get_parent().get_parent()) == 'GtkColumnViewTitle')

    def test_search(self):
        """Typing anywhere narrows the list; Escape brings everything back."""
        app = self.app
        everything = len(self.rows())
        app.click(self.title('Name'))
        app.click(self.title('Name'))
        app.key('ctrl+f')
        app.type('arena')
        wait(lambda: self.names() and all('arena' in name.lower() for name in self.names()), what='only arenas')
        app.key('Escape')
        wait(lambda: len(self.rows()) == everything, what='every server')
        app.key('ctrl+f')
        app.type('nothing is called like this')
        app.label('(?i)nothing found|no servers? found|no results')
        app.press('Clear Filters')
        wait(lambda: len(self.rows()) == everything, what='every server')

    def test_keyboard(self):
        """What is typed into the list searches, also with spaces and what finds nothing; Down and Return open the first one."""
        app = self.app
        everything = len(self.rows())
        app.click(self.row_of(self.names()[2]))
        app.type('no such server')
        app.label('^No server matches “no such server”')
        app.key('Escape')
        wait(lambda: len(self.rows()) == everything, what='every server')
        app.key('ctrl+f')
        app.type('arena')
        wait(lambda: self.names() and all('arena' in name.lower() for name in self.names()), what='only arenas')
        first = self.names()[0]
        app.key('Down', 'Return')
        page = app.find('filler', 'PteroServerPage')
        wait(lambda: find_all(page, 'label', first), what=f'the page of {first!r}')

    def test_power_keys(self):
        """A power key does what it is for where that fits, and says why not where it does not."""
        app = self.app
        name = next(row[1] for row in self.rows() if row[0] == 'Running')
        app.click(self.row_of(name))
        app.key('ctrl+shift+x')
        wait(lambda: self.state_of(name) == 'Offline', 30, f'{name} to stop')
        app.key('ctrl+shift+x')
        app.label('was not stopped: It is not running')

    def test_palette(self):
        """Ctrl+K acts on the server that is selected; Tab shows what can be done with one that is found, with keys that work there."""
        app = self.app
        name, other = [row[1] for row in self.rows() if row[0] == 'Running'][:2]
        app.click(self.row_of(name))
        app.key('ctrl+k')
        app.find(None, 'Servers, Commands and Pages')
        app.type('restart')
        app.label(f'^Restart {re.escape(name)}$')
        app.key('Return')
        app.toast(f'^Restarting “{re.escape(name)}” on “Demo Panel”$')

        app.key('ctrl+k')
        app.find(None, 'Servers, Commands and Pages')
        app.type(other)
        app.label(f'^Actions on {re.escape(other)} · Demo Panel$')
        app.key('Tab')
        wait(lambda: not app.find_all('label', f'Actions on {other} · Demo Panel'), what='no actions')
        app.key('Right')
        app.label(f'^Actions on {re.escape(other)} · Demo Panel$')
        app.key('Left')
        wait(lambda: not app.find_all('label', f'Actions on {other} · Demo Panel'), what='no actions')
        app.click(app.find(description='Show or Hide Actions'))
        app.label(f'^Actions on {re.escape(other)} · Demo Panel$')
        app.key('ctrl+shift+x')
        app.toast(f'^Stopping “{re.escape(other)}” on “Demo Panel”$')
        wait(lambda: self.state_of(other) == 'Offline', 30, f'{other} to stop')

    def test_sort(self):
        """A click on a title sorts, the next turns it round, and the choice is there after a restart."""
        app = self.app
        by_name = self.names()
        self.assertEqual(by_name, sorted(by_name, key=str.casefold))
        app.click(self.title('Name'))
        wait(lambda: self.names() == sorted(self.names(), key=str.casefold, reverse=True), what='the other order')
        self.assertNotEqual(self.names()[0], by_name[0])
        self.assertEqual(app.stop(), 0)
        app = self.start_demo()
        wait(lambda: self.names() == sorted(self.names(), key=str.casefold, reverse=True), what='the order that was left')
        app.click(self.title('Name'))
        wait(lambda: self.names() == sorted(self.names(), key=str.casefold), what='the usual order')

    def state_of(self, name):
        return next((row[0] for row in self.rows() if name in row), None)

    def test_power_on_one(self):
        """Stop from the keyboard, start from the menu of the row, kill only after a question."""
        app = self.app
        name = next(row[1] for row in self.rows() if row[0] == 'Running')
        app.key('ctrl+f')
        app.type(name)
        app.click(self.row_of(name))
        app.click(self.row_of(name), button=3)
        app.do(app.menu_item('Stop'))
        wait(lambda: self.state_of(name) == 'Offline', 30, f'{name} to stop')
        app.click(self.row_of(name), button=3)
        app.do(app.menu_item('Start'))
        wait(lambda: self.state_of(name) == 'Running', 30, f'{name} to run')
        app.click(self.row_of(name), button=3)
        app.do(app.menu_item('Kill…'))
        app.press('Cancel')
        time.sleep(1)
        self.assertEqual(self.state_of(name), 'Running')
        app.click(self.row_of(name), button=3)
        app.do(app.menu_item('Kill…'))
        app.press('Kill')
        wait(lambda: self.state_of(name) == 'Offline', 30, f'{name} to be killed')
        app.key('ctrl+f', 'Escape')
        wait(lambda: len(self.rows()) > 5, what='every server')

    def test_menu(self):
        """After the menu of a row the keys go to that row."""
        app = self.app
        first, second = self.names()[:2]
        app.click(self.row_of(first))
        app.click(self.row_of(second), button=3)
        app.menu_item('Open')
        app.key('Escape')
        app.key('Return')
        page = app.find('filler', 'PteroServerPage')
        wait(lambda: find_all(page, 'label', second), what=f'the page of {second!r}')

    def test_tooltip(self):
        """A tooltip goes with what it is about."""
        app = self.app
        cut = max((row[1] for row in self.rows() if len(row) > 1 and row[0] != 'Running'), key=len)
        self.assertEqual(app.hover(self.row_of(cut)), cut)
        app.set_text(app.find(None, 'Search Servers'), 'state:running')   # neither by a key nor with the pointer, which take it away themselves
        wait(lambda: cut not in self.names(), what='other rows')
        wait(lambda: app.tooltip() != cut, what='the tooltip to go')
        app.set_text(app.find(None, 'Search Servers'), '')
        wait(lambda: cut in self.names(), what='every server')

    def test_power_on_many(self):
        """A selection is restarted in one go, and each result is shown."""
        app = self.app
        running = [row[1] for row in self.rows() if row[0] == 'Running'][:3]
        for name in running:
            app.click(self.row_of(name), held='ctrl')
        app.label('^3 Selected$')
        app.press('Restart')
        app.label('^Restart 3 Servers$')
        wait(lambda: len([1 for label in app.find_all('label', 'Restarted')]) >= 3, 60, 'three results')
        app.press('Cancel')

    def test_boxes(self):
        """In the selection a click on a box ticks it or takes the tick away, and leaves the others as they are."""
        app = self.app
        app.click(app.find(None, 'Select Servers'))
        app.label('^0 Selected$')

        def box_of(position):
            row = self.row_nodes()[position]
            name = 'Select ' + name_of(row).split(', ')[0]
            return wait(lambda: find_all(row, 'check box', name), what=f'box {position}')[0]
        for number, position in enumerate((1, 3, 4), 1):
            app.click(box_of(position))
            app.label(f'^{number} Selected$')
        app.click(box_of(3))
        app.label('^2 Selected$')
        self.assertEqual([has(box_of(position), 'CHECKED') for position in range(1, 5)], [True, False, False, True])
        app.click(self.row_nodes()[4], dx=.02, dy=.95)   # at the edge of the row, below the box
        app.label('^1 Selected$')
        app.key('Escape')
        app.gone(None, pattern=r'^\d+ Selected$')

    def test_narrow(self):
        """In a narrow window a row is read out as in a wide one, and the title tells how many are selected."""
        app = self.app
        names = [name_of(row) for row in self.row_nodes()[:5]]
        self.assertRegex(names[0], r'^.+, \w+')
        app.resize(400, 700)
        wait(lambda: [name_of(row) for row in shown(children(app.find('list', 'Servers')))][:5] == names, what=f'rows named {names}')
        app.key('ctrl+a')
        self.assertGreaterEqual(extents(app.find('label', '40 Selected')).width, 100)   # for the whole of it
        app.key('Escape')
        app.gone(None, pattern=r'^\d+ Selected$')
        app.resize(1200, 800)
        wait(lambda: len(self.rows()) > 5, what='rows')

    def test_narrow_tabs(self):
        """In a narrow window a button lists the open tabs, to go to one or to close it."""
        app = self.app
        names = self.names()[:2]
        for name in names:
            app.click(self.row_of(name), button=2)
        app.resize(400, 700)
        app.click(wait(lambda: next(app.search_buttons('3 Open Tabs'), None), what='the button'))
        for name in names:
            app.find('list item', pattern=f'^{re.escape(name)}, ')
        app.key('Down', 'Return')
        app.label(f'^{re.escape(names[0])}$')
        app.click(wait(lambda: next(app.search_buttons('3 Open Tabs'), None), what='the button'))
        app.press(f'Close “{names[0]}”')
        app.press(f'Close “{names[1]}”')
        app.gone('push button', '2 Open Tabs')
        app.resize(1200, 800)
        wait(lambda: len(self.rows()) > 5, what='rows')

    def test_select_all(self):
        """Ctrl+A selects every server wherever the focus is on the page, but in the search its text."""
        app = self.app
        app.click(app.find(None, 'All'))
        app.key('ctrl+a')
        app.label(r'^\d+ Selected$')
        app.key('Escape')
        app.gone(None, pattern=r'^\d+ Selected$')
        app.key('ctrl+f')
        app.type('zzz')
        app.key('ctrl+a')
        app.type('yyy')
        app.label('^No server matches “yyy”')
        app.key('Escape')
        wait(lambda: len(self.rows()) > 5, what='every server')

    def test_open_server(self):
        """A double click opens the tab of a server with its details and power buttons; Ctrl+W closes it."""
        app = self.app
        name = next(row[1] for row in self.rows() if row[0] == 'Running')
        app.click(self.row_of(name), repeat=2)
        app.label('^Identifier$')
        app.press('Stop')
        page = app.find('filler', 'PteroServerPage')
        wait(lambda: find_all(page, 'label', pattern='^(Stopping|Offline)'), 30, f'{name} to stop')
        app.key('ctrl+w')
        app.gone(None, 'Identifier')
        wait(lambda: self.state_of(name) == 'Offline', 30, f'{name} to stop')
        # nor does its row look pressed any more
        app.click(self.row_nodes()[-2])
        app.click(app.find(None, 'All'))
        colors = {app.color(row, dx=.9, dy=.15) for row in self.row_nodes()[:-2]}
        self.assertEqual(len(colors), 1, colors)


class Failing(PteroTest):
    def test_failed_power_is_tried_again(self):
        """What failed says why, for each server, and works with one press when the node is back."""
        demo = self.demo('--servers', '10')
        app = self.start()
        self.add_panel(demo.address, demo.admin, 'Northwind')
        app.label(r'[1-9]\d* running$', 30)
        running = [row[1] for row in self.rows() if row[0] == 'Running'][:2]
        demo.tell('faults', 'daemon-down')
        for name in running:
            app.click(self.row_of(name), held='ctrl')
        app.label('^2 Selected$')
        app.press('Restart')
        app.label('^2 failed$', 30)
        reasons = app.find_all('label', pattern='^Could not establish a connection to the machine')
        self.assertEqual(len(reasons), 2)
        below = extents(app.buttons('Retry Failed')[0]).y
        for reason in map(extents, reasons):
            self.assertLessEqual(reason.y + reason.height, below)
        demo.tell('faults')
        wait(lambda: len([row for row in self.rows() if row[0] == 'Running' and row[1] in running]) == 2, 60, 'the node to be back')
        app.press('Retry Failed')
        wait(lambda: len(app.find_all('label', 'Restarted')) >= 2, 60, 'two results')


if __name__ == '__main__':
    unittest.main()
