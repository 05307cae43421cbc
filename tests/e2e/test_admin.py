# test_admin.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

import unittest

from pages import PagesTest, find_all, name_of, wait

NO_RIGHT = '^This key has no right to do this; use one that has it'


class Administration(PagesTest):
    def test_user(self):
        """A user is made once nothing is complained of, changed and deleted; who owns servers is not deleted."""
        self.start_admin('Users')
        self.use('New User…')
        self.dialog('New User')
        for name, text in {'E-mail': 'alice@example.com', 'User Name': '-', 'First Name': 'Nia', 'Last Name': 'Fresh'}.items():
            self.fill(name, text)
        self.app.press('Create', within=self.dialog())
        self.dialog_says('^At least three letters, digits')
        self.fill('User Name', 'nia')
        self.app.press('Create', within=self.dialog())
        self.dialog_says('^The email has already been taken')
        entry = find_all(self.dialog(), 'text', 'E-mail')[0]
        self.assertIn('has already been taken', entry.get_description())
        self.assertEqual([self.value(name) for name in ('E-mail', 'User Name', 'First Name', 'Last Name')],
                         ['alice@example.com', 'nia', 'Nia', 'Fresh'])
        self.fill('E-mail', 'nia@example.com')
        self.send('Create')
        self.row_with('nia', 'nia@example.com', 'Nia Fresh')

        self.choose('nia')
        self.use('Edit…')
        self.dialog('Edit User')
        self.fill('Last Name', 'Changed <b>')
        self.send('Save')
        self.row_with('nia', 'Nia Changed <b>')
        self.choose('nia')
        self.use('Delete…')
        self.send('Delete')
        self.no_row_with('nia')

        self.choose('admin')
        self.use('Delete…')
        self.send('Delete')
        self.app.label('Cannot delete a user with active servers attached')
        self.row_with('admin')

    def test_ways_back(self):
        """Where the window is narrow there is one way back; a page that is chosen again shows its list again."""
        self.start_admin('Users')
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
        self.app.click(self.sidebar_row('Users'))
        self.row_with('alice')

    def test_keys(self):
        """What is typed in a list searches; other keys are those of the row: its menu, and Delete."""
        self.start_admin('Users')
        self.row_with('alice')
        self.choose('carol')
        self.app.key('shift+F10')
        self.app.find('menu item', pattern='Copy Value$')
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
        self.start_admin('Nests')
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
        self.start_admin('Locations')
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
        self.dialog_says('^12 allocations: 12 new\n198.51.100.16: 6 new\n198.51.100.17: 6 new\n1 port is named twice')
        self.send('Create')
        self.app.label('^12 allocations made$')
        self.row_with('198.51.100.17', '27015', 'Free')
        self.assertEqual(len(self.rows()), 12)
        self.use('New Allocations…')
        self.dialog('New Allocations')
        self.fill('Address or Network', '198.51.100.17')
        self.fill('Ports and Ranges', '25568-25571')
        self.dialog_says('^4 allocations: 2 new, 2 exist already$')
        self.app.key('Escape')
        self.app.press('Discard')
        self.closed()

        self.open_page('Administration', 'Locations')
        self.row_with('us.ash')
        self.choose('us.ash')
        self.use('Delete…')
        self.send('Delete')
        self.app.label('(?i)cannot delete a location that has active nodes')
        self.choose('home')
        self.use('Delete…')
        self.send('Delete')
        self.no_row_with('home')
        self.row_with('us.ash')

    def test_location_changed(self):
        """A location gets another name once it is a free one; what was typed stays."""
        self.start_admin('Locations')
        self.row_with('us.ash')
        self.choose('us.ash')
        self.use('Edit…')
        self.dialog('Edit Location')
        self.fill('Short Name', 'eu.fsn')
        self.fill('Description', 'Over the <sea>')
        self.app.press('Save', within=self.dialog())
        self.dialog_says('(?i)has already been taken')
        self.assertEqual([self.value('Short Name'), self.value('Description')], ['eu.fsn', 'Over the <sea>'])
        self.fill('Short Name', 'us.west')
        self.send('Save')
        self.row_with('us.west', 'Over the <sea>')

    def test_node_changed(self):
        """A node is changed, also if its daemon does not answer; one with servers stays, an empty one is deleted."""
        self.start_admin('Nodes')
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
        self.app.label('A node must have no servers linked to it')
        self.row_with('Falkenstein 9')

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
        self.start_admin('Nodes')
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
        self.start_admin('Servers')
        name = 'Fresh & <New>'
        self.use('New Server…')
        self.dialog('New Server')
        self.dialog_says('^Fits on ')
        self.app.press('Create Server', within=self.dialog())
        self.dialog_says('^This is needed$')
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
        self.assertEqual(len(self.rows()), 5)

    def test_read_only_key(self):
        """With a key that may only look, what changes something cannot be pressed and says why."""
        self.start_admin('Locations', key='read_only')
        self.refuses('New Location…', 'may not change this')
        self.choose('eu.fsn')
        self.refuses('Delete…', 'may not change this')
        self.use('Open')

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

    def test_key_without_any_right(self):
        """With a key that may do nothing each page says so, and nothing that would be refused can be pressed."""
        self.start_admin('Overview', key='no_rights')
        self.says(NO_RIGHT, 'PteroAdminOverview')
        wait(lambda: '…' not in [name_of(label) for label in find_all(self.front('PteroAdminOverview'), 'label')], what='all to be known')
        for page, verb in {'Servers': 'New Server…', 'Users': 'New User…', 'Nodes': 'New Node…', 'Locations': 'New Location…'}.items():
            self.open_page('Administration', page)
            self.says(NO_RIGHT)
            self.refuses(verb, 'no right to do this')
        self.open_page('Administration', 'Nests')
        self.says(NO_RIGHT)

    def test_counts(self):
        """How many servers a location or a nest has leads to just these, and on to the owner of one; and back."""
        self.start_admin('Locations')
        count = self.row_texts('eu.fsn')[3]
        self.app.click(find_all(self.row_with('eu.fsn'), 'label', count)[-1])
        self.row_with('Survival', 'Falkenstein 1')
        self.assertEqual(str(len(self.rows())), count)
        self.app.click(find_all(self.row_with('Survival'), 'label', 'admin')[0])
        self.says('^admin@example.com$', 'PteroFacts')
        self.app.key('alt+Left')
        self.row_with('Survival', 'Falkenstein 1')
        self.app.key('alt+Left')
        self.row_with('us.ash')
        self.open_page('Administration', 'Nests')
        self.row_with('Minecraft')
        count = self.row_texts('Minecraft')[-1]
        self.app.click(find_all(self.row_with('Minecraft'), 'label', count)[-1])
        self.row_with('Survival', 'Paper')
        self.assertEqual(str(len(self.rows())), count)

    def test_room(self):
        """Where 8 GiB / 40 GiB fit is a list of nodes, each of which leads on; what fits nowhere is said in the dialog."""
        self.start_admin('Nodes')
        self.row_with('Falkenstein 1')
        self.app.click(wait(lambda: find_all(self.front(), 'push button', 'More'), what='the menu')[0])
        self.app.do(self.app.find('menu item', pattern='Where Does It Fit[?]$'))
        self.dialog('Where Does It Fit?')
        self.set_number('Memory', 900000000)
        self.app.press('Find', within=self.dialog())
        self.dialog_says('(?i)no nodes satisfying')
        self.set_number('Memory', 8192)
        self.send('Find')
        self.app.label('^Room for 8.0.GiB / 40.0.GiB$')
        self.row_with('Ashburn 1', 'us.ash')
        self.choose('Ashburn 1')
        self.use('Open')
        self.tab('Allocations')
        self.app.key('alt+Left')
        self.row_with('Ashburn 1', 'us.ash')

    def test_overview_numbers(self):
        """A number of the overview leads to just what it counts, and back."""
        self.panel = self.demo('--servers', '40')
        self.start()
        self.add_panel(self.panel.address, self.panel.application, 'Northwind')
        self.open_page('Administration', 'Overview')
        self.says('^Suspended and Failed Servers$', 'PteroAdminOverview')
        self.app.click(find_all(self.front('PteroAdminOverview'), 'label', 'Failed Servers')[0])
        wait(lambda: self.rows() and all('Failed' in ' '.join(row) for row in self.rows()), what='only failed servers')
        self.app.key('alt+Left')
        self.says('^Free Allocations$', 'PteroAdminOverview')


if __name__ == '__main__':
    unittest.main()
