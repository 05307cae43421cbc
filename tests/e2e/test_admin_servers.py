# test_admin_servers.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

import unittest

from pages import find_all, wait
from shared import SharedTest


class Servers(SharedTest):
    def begin(self):
        self.start_admin('Servers', servers=8)

    def setUp(self):
        super().setUp()
        self.panel.tell('faults')
        self.open_page('Administration', 'Servers')

    def others(self):
        """Servers that no other test needs."""
        names = wait(lambda: [row[1] for row in self.rows() if len(row) > 1], what='servers')
        return [name for name in names if name != 'Survival']

    def open_server(self, name='Survival'):
        self.row_with(name)
        self.choose(name)
        self.use('Open')
        self.says('^Docker Image$', 'PteroFacts')

    def test_details(self):
        """What is missing or taken is said in its row, and what was typed stays."""
        self.open_server(self.others()[1])
        self.app.press('Details…', within=self.front('PteroFacts'))
        self.dialog('Edit Details')
        self.fill('Name', '')
        self.fill('External ID', 'shop-1')
        self.app.press('Save', within=self.dialog())
        self.dialog_says('^This is needed$')
        self.assertEqual(self.value('External ID'), 'shop-1')
        self.fill('Name', 'Renamed & <b>')
        self.send('Save')
        self.says('^Renamed & <b>$', 'PteroFacts')
        self.says('^shop-1$', 'PteroFacts')

    def test_build(self):
        """Limits are compared with the node while they are typed; an address comes, another is the primary."""
        self.open_server()
        self.app.press('Build…')
        self.dialog('Edit Build')
        self.type_number('Memory', 90000)
        self.dialog_says('too much: ')
        self.type_number('Memory', 3072)
        self.dialog_says('^Fits: ')
        self.fill('CPU Threads', 'all')
        self.app.press('Save', within=self.dialog())
        self.dialog_says('^Numbers of cores, as in 0-3,5$')
        self.assertEqual(self.value('CPU Threads'), 'all')
        self.fill('CPU Threads', '0-1')
        self.app.press('Add…', within=self.dialog())
        self.dialog('Choose Addresses')
        self.app.click(self.dialog_row('25577'))
        self.app.press('Add', within=self.dialog())
        self.dialog('Edit Build')
        self.dialog_says('^Will be added$')
        self.send('Save')
        self.says('^3.0.GiB$', 'PteroFacts')
        self.says(':25577$', 'PteroFacts')

        self.app.press('Build…')
        self.dialog('Edit Build')
        row = wait(lambda: find_all(self.dialog(), 'list item', pattern=':25577$'), what='the row of the address')[0]
        self.app.press('Remove', within=row)
        self.dialog_says('^Will be removed$')
        self.send('Save')
        wait(lambda: not find_all(self.front('PteroFacts'), 'label', pattern=':25577$'), what='the address to go')

    def test_startup(self):
        """A variable that breaks a rule, and a command that is missing, are said in their rows."""
        self.open_server()
        self.app.press('Startup…')
        self.dialog('Edit Startup')
        self.fill('Docker Image', '')
        self.app.press('Save', within=self.dialog())
        self.dialog_says('^This is needed$')
        self.fill('Docker Image', 'ghcr.io/example/java:21')
        self.fill('Server Jar File', 'a name that is longer than twenty.jar')
        self.app.press('Save', within=self.dialog())
        self.dialog_says('^20 characters at most$')
        self.assertEqual(self.value('Server Jar File'), 'a name that is longer than twenty.jar')
        self.assertEqual(self.value('Docker Image'), 'ghcr.io/example/java:21')
        self.fill('Server Jar File', 'paper.jar')
        self.send('Save')
        self.says('^ghcr.io/example/java:21$', 'PteroFacts')

    def test_databases(self):
        """A database is made once its name is good, its password shown when asked for and replaced; then it is deleted."""
        self.open_server()
        self.tab('Databases')
        self.use('New Database…')
        self.dialog('New Database')
        self.fill('Name', 'no/slash')
        self.app.press('Create', within=self.dialog())
        self.dialog_says('^Letters, digits, dashes')
        self.assertEqual(self.value('Name'), 'no/slash')
        self.fill('Name', 'plugins')
        self.send('Create')
        self.row_with('s1_plugins')
        first = self.read_password()
        self.choose('s1_plugins')
        self.use('New Password…')
        self.send('New Password')
        wait(lambda: self.read_password() != first, 30, 'another password')
        self.choose('s1_plugins')
        self.use('Delete…')
        self.send('Delete')
        self.no_row_with('s1_plugins')

    def read_password(self):
        self.choose('s1_plugins')  # once: a double click would show it, too
        self.use('Show Password')
        dialog = self.dialog('Password')
        self.app.press('Reveal', within=dialog)
        password = self.dialog_shows('^.{8,}$')
        self.app.key('Escape')
        self.closed()
        return password

    def test_reinstall_and_force(self):
        """Only who types the name reinstalls or deletes; one whose node is away is deleted by force."""
        name = self.others()[0]
        self.use_menu(name, 'Reinstall…')
        self.dialog('Reinstall 1 Server?')
        self.type_name(name, 'Reinstall')
        self.row_with(name, 'Installing')
        self.panel.tell('faults', 'daemon-down')
        self.choose(name)
        self.use('Delete…')
        self.dialog('Delete Server?')
        self.type_name(name)
        self.row_with(name)
        self.use_menu(name, 'Force Deletion…')
        self.dialog('Delete Server?')
        self.type_name(name)
        self.no_row_with(name)

    def delete(self, name, verb='Delete…'):
        self.app.press(verb, within=self.front('PteroFacts'))
        self.dialog('Delete Server?')
        self.type_name(name)

    def test_delete_from_details(self):
        """Who looks at a server deletes it there, by its name; one whose node is away by force. The list comes back without it."""
        first, second = self.others()[-2:]
        self.open_server(first)
        self.delete(first)
        self.no_row_with(first)
        self.panel.tell('faults', 'daemon-down')
        self.open_server(second)
        self.delete(second)
        self.says('^Docker Image$', 'PteroFacts')
        self.delete(second, 'Force Deletion…')
        self.no_row_with(second)


if __name__ == '__main__':
    unittest.main()
