# test_admin_nodes.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import unittest

from pages import find_all, name_of, wait
from shared import SharedTest


class Nodes(SharedTest):
    def begin(self):
        self.start_admin('Nodes')

    def test_maintenance_and_reach(self):
        """Nodes go into maintenance together; the page of one says whether it can be reached, and looks again."""
        self.open_page('Administration', 'Nodes')
        self.row_with('Falkenstein 1', 'In Use')
        self.choose('Falkenstein 1')
        self.use('Begin Maintenance')
        self.row_with('Falkenstein 1', 'Maintenance')
        self.use('End Maintenance')
        self.row_with('Falkenstein 1', 'In Use')

        self.picture_narrow('nodes')
        self.use('Open')
        self.app.label('^Wings can be reached from this computer$')
        self.app.press('Check Again')
        self.app.label('^Wings answers, and asks for its token as it should')
        self.app.press('Begin Maintenance', within=self.front('PteroFacts'))
        wait(lambda: self.app.buttons('End Maintenance', within=self.front('PteroFacts')), what='maintenance that can be ended')
        self.picture_narrow('node')
        self.app.press('End Maintenance', within=self.front('PteroFacts'))
        wait(lambda: self.app.buttons('Begin Maintenance', within=self.front('PteroFacts')), what='maintenance to be over')

    def follow(self, text, in_row):
        """Clicks what a row names, which leads there."""
        self.app.click(find_all(self.row_with(in_row), 'label', text)[0], dx=.2)

    def test_links(self):
        """What a row names is a click away: from a server to its owner, to its node, to a server there, and all the way back."""
        self.open_page('Administration', 'Servers')
        self.row_with('Survival', 'admin')
        self.follow('admin', in_row='Survival')
        self.says('^User Name$', 'PteroFacts')
        self.app.key('alt+Left')
        self.row_with('Survival', 'Falkenstein 1')
        self.follow('Falkenstein 1', in_row='Survival')
        self.front('PteroAdminNodePage')
        self.tab('Allocations')
        self.follow('Survival', in_row='25565')
        self.says('^Docker Image$', 'PteroFacts')
        self.app.key('alt+Left')
        self.row_with('25565', 'Survival')
        self.tab('Servers')
        self.row_with('Survival', 'admin')
        self.app.key('alt+Left')
        self.use_menu('Survival', 'Copy Value')
        self.app.key('Escape', 'Escape')

    def test_capacity(self):
        """The page of a node says how full it is, and what is given or taken below changes that."""
        self.open_page('Administration', 'Nodes')
        self.row_with('Falkenstein 1')
        self.choose('Falkenstein 1')
        self.use('Open')
        head = self.front('PteroAdminNodePage')
        wait(lambda: find_all(head, 'label', pattern='^Answers'), what='the node to answer')
        free = int(name_of(wait(lambda: find_all(head, 'label', pattern='^[0-9]+ free$'), what='free allocations')[0]).split()[0])
        self.tab('Allocations')
        self.app.press('Free', within=self.front())
        wait(lambda: len(self.rows()) == free, what='only the free ones')
        self.says(f'^{free}$')  # beside the choice
        self.choose(next(text for text in self.rows()[0] if text.isdigit() and int(text) > 1024))
        self.use('Remove…')
        self.send('Delete')
        wait(lambda: find_all(head, 'label', f'{free - 1} free'), what='one less to be free')

    def test_server_on_node(self):
        """A server that is made from the page of a node is there unless another place is chosen."""
        self.open_node('Ashburn 1')
        self.tab('Servers')
        self.use('New Server…')
        self.dialog('New Server')
        self.dialog_says('^Ashburn 1 · [0-9.]+:[0-9]+$')
        self.fill('Name', 'Near Home')
        self.send('Create Server')
        self.row_with('Near Home')

    def test_usual_folder(self):
        """What is left empty of a new node is the panel's choice; of a node that is there it is needed."""
        self.open_page('Administration', 'Overview')
        self.open_page('Administration', 'Nodes')
        self.row_with('Falkenstein 1')
        self.use('New Node…')
        self.dialog('New Node')
        for name, text in {'Name': 'Cellar', 'Host Name': 'cellar.example.net', 'Folder of the Servers': ''}.items():
            self.fill(name, text)
        self.send('Create')
        self.row_with('Cellar')
        node = next(node['attributes'] for node in self.panel.ask('GET', '/api/application/nodes')['data'] if node['attributes']['name'] == 'Cellar')
        self.assertEqual(node['daemon_base'], '/var/lib/pterodactyl/volumes')
        self.choose('Cellar')
        self.use('Edit…')
        self.dialog('Edit Node')
        self.fill('Folder of the Servers', '')
        self.app.press('Save', within=self.dialog())
        self.complains('Folder of the Servers', '^This is needed$')
        self.discard()
        self.panel.ask('DELETE', f"/api/application/nodes/{node['id']}")

    def test_configuration(self):
        """The configuration of a node can be read at once, and its token when it is asked for."""
        token = self.panel.ask('GET', '/api/application/nodes/1/configuration')['token']
        self.open_node('Falkenstein 1')
        self.app.press('Show Configuration', within=self.front('PteroFacts'))
        self.dialog('Configuration')
        self.assertNotIn(token, self.dialog_shows('(?m)^token: .*•'))
        self.app.press('Reveal', within=self.dialog())
        self.dialog_shows(f'(?m)^token: .*{token}')
        self.app.key('Escape')

    def test_search_allocations(self):
        """Allocations are found by the name of their server, and by an address again."""
        self.open_node('Falkenstein 1')
        self.tab('Allocations')
        self.row_with('25565', 'Survival')
        self.choose_filter('Address', 'Server')
        self.search('skyb')
        self.no_row_with('Survival')
        self.row_with('25566', 'Skyblock')
        self.assertEqual({'Skyblock'}, {row[3] for row in self.rows()})
        self.says('^3 entries$')
        self.choose_filter('Server', 'Address')
        self.search('203.0.113.10')
        self.row_with('25565', 'Survival')
        self.app.key('Escape')

    def open_node(self, name):
        self.open_page('Administration', 'Overview')
        self.open_page('Administration', 'Nodes')
        self.row_with(name)
        self.choose(name)
        self.use('Open')

    def search(self, text):
        self.app.key('ctrl+f', 'ctrl+a')
        self.app.type(text)

    def choose_filter(self, old, new):
        """Chooses what is searched by."""
        titles = ['Address', 'Port', 'Alias', 'Server', 'Number of the Server']
        self.app.click(find_all(self.front(), 'label', old)[0])
        self.app.key('Home', *['Down'] * titles.index(new), 'Return')
        wait(lambda: find_all(self.front(), 'combo box', 'Search By') and find_all(find_all(self.front(), 'combo box', 'Search By')[0], 'label', new),
             what=f'{new!r} to be searched by')

    def picture_narrow(self, name):
        folder = os.environ.get('PTERO_E2E_PICTURES')
        if folder:
            self.app.resize(400, 700)
            self.app.screenshot(os.path.join(folder, f'e2e-{name}.png'))
            self.app.resize(1200, 800)


class Pelican(SharedTest):
    def begin(self):
        self.start_admin('Nodes', flavour='pelican')

    def columns(self):
        return [name_of(label) for label in find_all(self.front(), 'label')
                if name_of(label.get_parent().get_parent()) == 'GtkColumnViewTitle']

    def test_columns(self):
        """Pelican has neither locations nor names of people, so that nothing is shown for them."""
        self.row_with('Falkenstein 1')
        self.assertIn('Memory', self.columns())
        self.assertNotIn('Location', self.columns())
        self.choose('Falkenstein 1')
        self.use('Open')
        self.says('^For Automatic Deployment$', 'PteroFacts')
        self.assertEqual(find_all(self.front('PteroFacts'), 'label', 'Location'), [])
        self.app.press('Show Configuration', within=self.front('PteroFacts'))
        self.dialog_says('/etc/pelican/config.yml')
        self.app.key('Escape')
        self.closed()
        self.open_page('Administration', 'Users')
        self.row_with('alice')
        self.assertIn('E-mail', self.columns())
        self.assertNotIn('Name', self.columns())

    def test_new_node(self):
        """The folder of Pterodactyl is not proposed."""
        self.open_page('Administration', 'Nodes')
        self.row_with('Falkenstein 1')
        self.use('New Node…')
        self.dialog('New Node')
        self.assertEqual(self.value('Folder of the Servers'), '')
        self.dialog_says('^Empty: the usual one of the panel$')
        self.app.press('Cancel', within=self.dialog())
        self.closed()


if __name__ == '__main__':
    unittest.main()
