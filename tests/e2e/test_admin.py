# test_admin.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

import unittest

from pages import find_all, wait
from shared import SharedTest


class Administration(SharedTest):
    def begin(self):
        self.start_admin('Overview')

    def test_ways_back(self):
        """Where the window is narrow there is one way back; a page that is chosen again shows its list again."""
        self.open_page('Administration', 'Users')
        self.row_with('alice')
        self.choose('alice')
        self.use('Open')
        self.says('^User Name$', 'PteroFacts')
        self.assertEqual(len(self.app.buttons('Back')), 1)
        self.app.resize(400, 700)
        wait(lambda: len(self.app.buttons('Back')) == 1, what='one button that leads back')
        self.app.press('Back')
        self.row_with('alice')
        self.choose('alice')
        self.app.resize(1200, 800)
        self.use('Open')
        self.says('^User Name$', 'PteroFacts')
        self.choose_page('Users')
        self.row_with('alice')

    def test_keys(self):
        """What is typed in a list searches; other keys are those of the row: its menu, and Delete."""
        self.open_page('Administration', 'Users')
        self.row_with('alice')
        self.choose('carol')
        self.app.key('shift+F10')
        self.app.menu_item('Copy Value')
        self.app.key('Escape')
        self.choose('carol')
        self.app.key('Delete')
        self.send('Delete')
        self.no_row_with('carol')
        self.choose('alice')
        self.app.type('bob')
        self.no_row_with('alice')
        self.row_with('bob')
        self.app.key('BackSpace', 'BackSpace', 'BackSpace')
        self.row_with('alice')

    def test_compare_eggs(self):
        """An egg is compared with another one that is searched for; what differs is shown in the place of the page."""
        self.open_page('Administration', 'Nests')
        self.choose('Minecraft')
        self.use('Open')
        self.row_with('Paper')
        self.choose('Paper')
        self.use('Compare With…')
        self.app.find('filler', 'PteroAdminEggPicker')
        self.app.type('velocity')
        self.app.key('Return')
        self.app.label('^Compared$')
        self.app.label('^SERVER_JARFILE · Default$')

    def test_location_and_node(self):
        """A location gets a node, the node its allocations in bulk; a location with a node stays, an empty one goes."""
        self.open_page('Administration', 'Locations')
        self.use('New Location…')
        self.dialog()
        self.fill('Short Name', 'eu.fsn')
        self.app.press('Create', within=self.dialog())
        self.dialog_says('(?i)has already been taken')
        self.fill('Short Name', 'home')
        self.send('Create')
        self.row_with('home')

        self.open_page('Administration', 'Nodes')
        self.use('New Node…')
        self.dialog('New Node')
        self.fill('Name', 'Basement')
        self.app.press('Create', within=self.dialog())
        self.dialog_says('^This is needed$')
        self.fill('Host Name', 'basement.example.net')
        self.send('Create')
        self.row_with('Basement', 'eu.fsn')
        self.choose('Basement')
        self.use('Open')
        self.tab('Allocations')
        self.use('New Allocations…')
        self.dialog('New Allocations')
        self.fill('Address or Network', '198.51.100.16/31')
        self.fill('Ports and Ranges', '25565-25569, 70000')
        self.app.press('Create', within=self.dialog())
        self.dialog_says('^“70000” is not between')
        self.assertEqual(self.value('Ports and Ranges'), '25565-25569, 70000')
        self.fill('Ports and Ranges', '25565-25569, 25567, 27015')
        self.dialog_says('^12 allocations')
        self.send('Create')
        self.app.toast('^12 allocations made$')
        self.row_with('198.51.100.17', '27015', 'Free')
        self.assertEqual(len(self.rows()), 12)

        self.open_page('Administration', 'Locations')
        self.row_with('us.ash')
        self.choose('us.ash')
        self.use('Delete…')
        self.send('Delete')
        self.app.toast('(?i)cannot delete a location that has active nodes')
        self.choose('home')
        self.use('Delete…')
        self.send('Delete')
        self.no_row_with('home')
        self.row_with('us.ash')

    def test_node_changed(self):
        """A node is changed, also if its daemon does not answer; one with servers stays, an empty one is deleted."""
        self.open_page('Administration', 'Nodes')
        self.row_with('Falkenstein 1')
        self.choose('Falkenstein 1')
        self.use('Edit…')
        self.dialog('Edit Node')
        self.fill('Name', 'bad/name')
        self.fill('Host Name', 'fsn9.example.net')
        self.app.press('Save', within=self.dialog())
        self.dialog_says('^Letters, digits, spaces')
        self.assertEqual([self.value('Name'), self.value('Host Name')], ['bad/name', 'fsn9.example.net'])
        self.fill('Name', 'Falkenstein 9')
        self.panel.tell('faults', 'daemon-down')
        self.send('Save')
        self.row_with('Falkenstein 9')
        self.panel.tell('faults', '')
        self.choose('Falkenstein 9')
        self.use('Delete…')
        self.send('Delete')
        self.app.toast('A node must have no servers linked to it')
        self.row_with('Falkenstein 9')
        self.choose('Falkenstein 9')
        self.use('Edit…')
        self.dialog('Edit Node')
        self.fill('Name', 'Falkenstein 1')
        self.send('Save')
        self.row_with('Falkenstein 1')

        self.use('New Node…')
        self.dialog('New Node')
        self.fill('Name', 'Spare')
        self.fill('Host Name', 'spare.example.net')
        self.send('Create')
        self.row_with('Spare')
        self.choose('Spare')
        self.use('Delete…')
        self.send('Delete')
        self.no_row_with('Spare')

    def test_allocations(self):
        """An allocation in use is not offered to be removed, a free one goes."""
        self.open_page('Administration', 'Nodes')
        self.row_with('Falkenstein 1')
        self.choose('Falkenstein 1')
        self.use('Open')
        self.tab('Allocations')
        self.row_with('25565', 'Survival')
        self.choose('25565')
        self.assertEqual(self.app.buttons('Remove…', self.front()), [])
        self.choose('25577')
        self.use('Remove…')
        self.send('Delete')
        self.no_row_with('25577')
        self.row_with('25565', 'Survival')

    def test_server(self):
        """A server is made, suspended, unsuspended and deleted by its name."""
        self.open_page('Administration', 'Servers')
        name = 'Fresh & <New>'
        self.use('New Server…')
        self.dialog('New Server')
        wait(lambda: self.app.buttons('Create Server', self.dialog()), what='the egg')
        self.fill('Name', name)
        self.send('Create Server')
        self.row_with(name)
        self.choose(name)
        self.use('Suspend…')
        self.send('Suspend')
        self.row_with(name, 'Suspended')
        self.choose(name)
        self.use('Unsuspend')
        wait(lambda: 'Suspended' not in self.row_texts(name), what='the server to be usable')
        self.choose(name)
        self.use('Delete…')
        self.dialog('Delete Server?')
        self.type_name(name)
        self.no_row_with(name)
        self.row_with('Survival')

    def test_overview_numbers(self):
        """A number of the overview leads to just what it counts, and back."""
        failed = self.find_server('Survival')
        self.panel.tell('status', failed, 'install_failed')
        self.open_page('Administration', 'Overview')
        self.app.key('F5')
        self.says('^Suspended and Failed Servers$', 'PteroAdminOverview')
        self.app.click(find_all(self.front('PteroAdminOverview'), 'label', 'Failed Servers')[0])
        wait(lambda: self.rows() and all('Failed' in ' '.join(row) for row in self.rows()), what='only failed servers')
        self.app.key('alt+Left')
        self.says('^Free Allocations$', 'PteroAdminOverview')
        self.panel.tell('status', failed, 'none')


if __name__ == '__main__':
    unittest.main()
