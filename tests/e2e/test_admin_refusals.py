# test_admin_refusals.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""Nodes, allocations and servers: what the panel refuses is said where it was asked for, and what was typed stays.

    node        create     Nodes.test_new_node_is_refused
                change     Nodes.test_gone_node, test_admin.test_node_changed
                delete     Nodes.test_gone_node, test_admin.test_node_changed
                maintain   test_admin_nodes
    allocation  create     Allocations.test_refused, test_admin.test_location_and_node
                delete     Allocations.test_assigned_meanwhile, test_admin.test_allocations
                list       Allocations.test_ten_thousand (paging and searching by the panel)
    server      details    Servers.test_details_are_refused, test_admin_servers.test_details
                build      Servers.test_build_fails, test_admin_servers.test_build
                startup    test_admin_servers.test_startup
                suspend    Servers.test_transferring, Servers.test_node_down, test_admin.test_server
                reinstall  Servers.test_node_down, test_admin_servers.test_reinstall_and_force
                delete     test_admin.test_server, by force test_admin_servers.test_reinstall_and_force
                databases  Servers.test_databases_are_refused, test_admin_servers.test_databases
"""

import unittest

from driver import has
from pages import find_all, wait
from shared import SharedTest


class Refusals(SharedTest):
    def node(self, name):
        return next(node['attributes']['id'] for node in self.panel.ask('GET', '/api/application/nodes')['data']
                    if node['attributes']['name'] == name)

    def server(self, name):
        return next(server['attributes'] for server in self.panel.ask('GET', '/api/application/servers')['data']
                    if server['attributes']['name'] == name)

    def allocation(self, node, port):
        found = self.panel.ask('GET', f'/api/application/nodes/{node}/allocations?filter[port]={port}')['data']
        return found[0]['attributes']['id']

    def assign(self, server, allocation):
        """Gives an address to a server, as somebody else does meanwhile."""
        self.panel.ask('PATCH', f"/api/application/servers/{server['id']}/build", {
            'allocation': server['allocation'], 'limits': server['limits'], 'feature_limits': server['feature_limits'],
            'add_allocations': [allocation]})


class Nodes(Refusals):
    def begin(self):
        self.start_admin('Nodes')
        self.row_with('Falkenstein 1')

    def test_new_node_is_refused(self):
        """What is wrong is said in its row; a location that went meanwhile is, too."""
        self.panel.ask('POST', '/api/application/locations', {'short': 'aaa', 'long': 'First of all'})
        self.open_page('Administration', 'Nodes')
        self.use('New Node…')
        self.dialog('New Node')
        self.fill('Name', 'bad/name')
        self.fill('Folder of the Servers', 'var/lib')
        self.app.press('Create', within=self.dialog())
        self.complains('Name', '^Letters, digits, spaces')
        self.complains('Host Name', '^This is needed$')
        self.complains('Folder of the Servers', '^A path from the root')
        self.assertEqual([self.value('Name'), self.value('Folder of the Servers')], ['bad/name', 'var/lib'])
        for name, text in {'Name': 'Cellar', 'Host Name': 'cellar.example.net', 'Folder of the Servers': '/srv/servers'}.items():
            self.fill(name, text)
        self.set_number('Memory', 32768)
        for location in self.panel.ask('GET', '/api/application/locations')['data']:
            if location['attributes']['short'] == 'aaa':
                self.panel.ask('DELETE', f"/api/application/locations/{location['attributes']['id']}")
        self.choose_from('Location', 'aaa')
        self.app.press('Create', within=self.dialog())
        self.complains('Location', 'is invalid')
        self.assertEqual([self.value(name) for name in ('Name', 'Host Name', 'Folder of the Servers')],
                         ['Cellar', 'cellar.example.net', '/srv/servers'])
        self.choose_from('Location', 'us.ash')
        self.send('Create')
        self.row_with('Cellar', 'us.ash')
        node = self.panel.ask('GET', f"/api/application/nodes/{self.node('Cellar')}")['attributes']
        self.assertEqual([node['memory'], node['daemon_base']], [32768, '/srv/servers'])

    def test_gone_node(self):
        """A node that somebody else deleted can neither be changed nor deleted again."""
        self.open_page('Administration', 'Nodes')
        location = self.panel.ask('GET', '/api/application/locations')['data'][0]['attributes']['id']
        node = self.panel.ask('POST', '/api/application/nodes', {
            'name': 'Ghost', 'location_id': location, 'fqdn': 'ghost.example.net', 'scheme': 'https', 'memory': 1024,
            'memory_overallocate': 0, 'disk': 1024, 'disk_overallocate': 0, 'daemon_sftp': 2022, 'daemon_listen': 8080})['attributes']['id']
        self.app.key('F5')
        self.row_with('Ghost')
        self.choose('Ghost')
        self.use('Edit…')
        self.dialog('Edit Node')
        self.fill('Host Name', 'phantom.example.net')
        self.panel.ask('DELETE', f'/api/application/nodes/{node}')
        self.app.press('Save', within=self.dialog())
        self.dialog_says('no such thing')
        self.assertEqual(self.value('Host Name'), 'phantom.example.net')
        self.discard()
        self.choose('Ghost')
        self.app.click(find_all(self.row_with('Falkenstein 1'), 'label', 'Falkenstein 1')[0], held='ctrl')
        wait(lambda: has(self.row_with('Falkenstein 1'), 'SELECTED'), what='both to be selected')
        self.use('Delete…')
        self.dialog_says('Delete 2 Nodes')
        self.send('Delete')
        self.app.toast('A node must have no servers linked to it')
        self.no_row_with('Ghost')
        self.row_with('Falkenstein 1')


class Allocations(Refusals):
    def begin(self):
        self.start_admin('Nodes')
        self.row_with('Falkenstein 1')
        self.falkenstein = self.node('Falkenstein 1')
        self.open_allocations()

    def open_allocations(self):
        self.open_page('Administration', 'Nodes')
        self.choose('Falkenstein 1')
        self.use('Open')
        self.tab('Allocations')

    def test_refused(self):
        """A network that is too large and ports that cannot be are said in their rows; what exists already is said to."""
        self.use('New Allocations…')
        self.dialog('New Allocations')
        self.fill('Address or Network', '198.51.100.0/24')
        self.fill('Ports and Ranges', '80')
        self.fill('Alias', 'play <b>')
        self.app.press('Create', within=self.dialog())
        self.complains('Address or Network', 'prefix from /25 to /32')
        self.complains('Ports and Ranges', '^“80” is not between')
        self.assertEqual([self.value(name) for name in ('Address or Network', 'Ports and Ranges', 'Alias')],
                         ['198.51.100.0/24', '80', 'play <b>'])
        self.fill('Address or Network', '198.51.100.77')
        self.fill('Ports and Ranges', '30000-30001')
        self.send('Create 2 Allocations')
        self.app.toast('^2 allocations made$')
        self.choose('25565')   # where the focus is in the list, typing searches
        self.app.type('198.51.100.77')  # it may be below what is on screen
        self.row_with('198.51.100.77', '30001', 'play <b>')
        self.app.key('Escape')
        self.row_with('25565')

        self.use('New Allocations…')
        self.dialog('New Allocations')
        self.fill('Address or Network', '198.51.100.77')
        self.fill('Ports and Ranges', '30001-30002')
        self.send('Create 1 Allocation')
        self.app.toast('^1 allocation made, 1 existed already$')

    def test_assigned_meanwhile(self):
        """Of two that were free, one got a server meanwhile: it stays, and that is said; the other one goes."""
        self.row_with('25577')
        self.choose('25577')
        self.app.click(find_all(self.row_with('25576'), 'label', '25576')[0], held='ctrl')
        wait(lambda: has(self.row_with('25576'), 'SELECTED'), what='both to be selected')
        self.use('Remove…')
        self.dialog_says('Remove 2 Allocations')
        self.assign(self.server('Survival'), self.allocation(self.falkenstein, 25577))
        self.send('Delete')
        self.app.toast('A server is currently assigned to this allocation')
        self.no_row_with('25576')
        self.row_with('25577', 'Survival')

    def test_ten_thousand(self):
        """Ten thousand more are listed at once, fetched where they are looked at, and searched by the panel."""
        for address in range(1, 11):
            self.panel.ask('POST', f'/api/application/nodes/{self.falkenstein}/allocations',
                           {'ip': f'198.51.101.{address}', 'ports': ['20000-20999']})
        before = self.count()
        self.app.key('F5')
        self.says('^10,?0\\d\\d entries$', timeout=30)
        self.assertLess(self.count(), before + 6)
        self.row_with('25565')
        self.choose('25565')
        self.says('^1 of 10,?0\\d\\d$')
        self.app.key('End')
        wait(lambda: self.count() > before + 1, what='more to be fetched')
        self.app.type('198.51.101.10')
        self.row_with('198.51.101.10', '20000')
        self.says('^1,?000 entries$')
        self.app.key('Escape')
        self.row_with('25565')
        self.assertFalse(self.app.buttons('Show Server', self.front()), 'nothing is selected')
        self.assertLess(self.count(), before + 30)

    def count(self):
        return int(self.panel.tell('count', f'/api/application/nodes/{self.falkenstein}/allocations'))


class Servers(Refusals):
    def begin(self):
        self.start_admin('Servers')
        self.row_with('Survival')

    def open_server(self, name='Survival'):
        self.open_page('Administration', 'Servers')
        self.row_with(name)
        self.choose(name)
        self.use('Open')
        self.says('^Docker Image$', 'PteroFacts')

    def test_details_are_refused(self):
        """An external id that another server has is refused in its row."""
        servers = [server['attributes'] for server in self.panel.ask('GET', '/api/application/servers')['data']]
        other = next(server for server in servers if server['name'] != 'Survival')
        self.panel.ask('PATCH', f"/api/application/servers/{other['id']}/details",
                       {'name': other['name'], 'user': other['user'], 'external_id': 'shop-1'})
        self.open_server()
        self.app.press('Details…', within=self.front('PteroFacts'))
        self.dialog('Edit Details')
        self.fill('External ID', 'shop-1')
        self.fill('Description', 'All <that> was typed')
        self.app.press('Save', within=self.dialog())
        self.complains('External ID', 'has already been taken')
        self.assertEqual([self.value('External ID'), self.value('Description')], ['shop-1', 'All <that> was typed'])
        self.fill('External ID', 'shop-2')
        self.send('Save')
        self.says('^shop-2$', 'PteroFacts')

    def test_node_down(self):
        """What the node has to do is refused with the reason while it is away, and the server stays as it was."""
        self.open_page('Administration', 'Servers')
        self.row_with('Survival')
        self.panel.tell('faults', 'daemon-down')
        try:
            self.choose('Survival')
            self.use('Suspend…')
            self.send('Suspend')
            self.app.toast('(?i)could not establish a connection to the machine')
            self.use_menu('Survival', 'Reinstall…')
            self.dialog('Reinstall 1 Server?')
            self.type_name('Survival', 'Reinstall')
            self.app.toast('(?i)could not establish a connection to the machine')
        finally:
            self.panel.tell('faults')
        self.app.key('F5')
        wait(lambda: not {'Suspended', 'Installing'} & set(self.row_texts('Survival')), what='the server as it was')

    def test_transferring(self):
        """A server on its way to another node is not suspended."""
        self.open_page('Administration', 'Servers')
        server = self.server('Survival')
        self.panel.tell('status', server['uuid'], 'transferring')
        self.choose('Survival')
        self.use('Suspend…')
        self.send('Suspend')
        self.app.toast('Cannot toggle suspension status on a server that is currently being transferred')
        self.panel.tell('status', server['uuid'], 'none')
        self.choose('Survival')
        self.use('Suspend…')
        self.send('Suspend')
        self.row_with('Survival', 'Suspended')
        self.choose('Survival')
        self.use('Unsuspend')
        wait(lambda: 'Suspended' not in self.row_texts('Survival'), what='the server to be usable')

    def test_build_fails(self):
        """A panel that fails leaves what was typed, and takes it afterwards."""
        server = self.server('Survival')
        self.open_server()
        self.app.press('Build…')
        self.dialog('Edit Build')
        self.type_number('Memory', 2048)
        self.panel.tell('faults', f"status=500@/api/application/servers/{server['id']}/build")
        self.app.press('Save', within=self.dialog())
        self.dialog_says('panel itself has failed')
        self.panel.tell('faults')
        self.dialog_says('^Fits: ')
        self.send('Save')
        self.says('^2.0.GiB$', 'PteroFacts')

    def test_databases_are_refused(self):
        """A name that is there and one more than are allowed are refused, with what was typed kept."""
        self.open_server()
        self.tab('Databases')
        self.make_database('wiki')
        self.row_with('s1_wiki')
        self.make_database('wiki', closes=False)
        self.dialog_says('already exists for this server')
        self.assertEqual(self.value('Name'), 'wiki')
        server = self.server('Survival')
        self.panel.ask('PATCH', f"/api/application/servers/{server['id']}/build", {
            'allocation': server['allocation'], 'limits': server['limits'],
            'feature_limits': {**server['feature_limits'], 'databases': 1}})
        self.fill('Name', 'shop')
        self.app.press('Create', within=self.dialog())
        self.dialog_says('over the defined limit')
        self.assertEqual(self.value('Name'), 'shop')
        self.discard()

    def make_database(self, name, closes=True):
        self.use('New Database…')
        self.dialog('New Database')
        self.fill('Name', name)
        self.app.press('Create', within=self.dialog())
        if closes:
            self.closed()


if __name__ == '__main__':
    unittest.main()
