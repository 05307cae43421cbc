# test_admin_people.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""Users and locations of a panel; what is taken is refused in its row, what was typed stays.

    user      create     test_new_user_is_refused
              change     test_user_changed, test_gone_user
              find       test_external_id
              delete     test_delete_many, test_gone_user, test_admin.test_keys
              list       Many.test_ten_thousand (paging, sorting and searching by the panel)
    location  create     test_location_is_refused, test_admin.test_location_and_node
              change     test_location_is_refused
              delete     test_locations_deleted, test_admin.test_location_and_node
    any       no answer  test_panel_fails
"""

import unittest

from driver import has
from pages import find_all, wait
from shared import SharedTest

NOBODY = {'E-mail': 'nia@example.com', 'User Name': 'nia', 'First Name': 'Nia', 'Last Name': 'Fresh'}


class People(SharedTest):
    def begin(self):
        self.start_admin('Users')
        self.row_with('alice')

    def users(self, name):
        return self.panel.ask('GET', f'/api/application/users?filter[username]={name}')['data']

    def add_user(self, name):
        answer = self.panel.ask('POST', '/api/application/users', {
            'email': f'{name}@example.com', 'username': name, 'first_name': name.title(), 'last_name': 'Elsewhere'})
        self.app.key('F5')
        self.row_with(name)
        return answer['attributes']['id']

    def open_users(self):
        self.open_page('Administration', 'Users')
        self.row_with('alice')

    def test_new_user_is_refused(self):
        """All that the panel complains of is said at once, each in its row, and goes with the row that is corrected."""
        self.open_users()
        self.use('New User…')
        self.dialog('New User')
        self.app.press('Create', within=self.dialog())
        for name in NOBODY:
            self.complains(name, '^This is needed$')
        self.fill('E-mail', 'nobody')
        self.fill('User Name', '-')
        self.app.press('Create', within=self.dialog())
        self.complains('E-mail', '^This is not an e-mail address$')
        self.complains('User Name', '^At least three letters, digits')

        typed = {**NOBODY, 'E-mail': 'bob@example.com', 'User Name': 'bob', 'Language': 'xx', 'External ID': 'shop-9'}
        for name, text in typed.items():
            self.fill(name, text)
        self.app.press('Create', within=self.dialog())
        self.complains('E-mail', 'has already been taken')
        self.complains('User Name', 'has already been taken')
        self.complains('Language', 'is invalid')
        self.assertEqual({name: self.value(name) for name in typed}, typed)
        for name, text in {**NOBODY, 'Language': 'en'}.items():
            self.fill(name, text)
        self.send('Create')
        self.row_with('nia', 'nia@example.com')
        user = self.users('nia')[0]['attributes']
        self.assertEqual([user['external_id'], user['first_name'], user['last_name'], user['root_admin']],
                         ['shop-9', 'Nia', 'Fresh', False])

    def test_user_changed(self):
        """An address that somebody has is refused in its row; then all of it is changed, also from the page of the user."""
        self.open_users()
        self.add_user('dora')
        self.choose('dora')
        self.use('Edit…')
        self.dialog('Edit User')
        self.fill('E-mail', 'alice@example.com')
        self.fill('First Name', 'Theodora')
        self.fill('Last Name', 'Changed <b>')
        self.fill('Password', 'correct horse')
        self.toggle('Administrator')
        self.app.press('Save', within=self.dialog())
        self.complains('E-mail', 'has already been taken')
        self.assertEqual([self.value('First Name'), self.value('Password')], ['Theodora', 'correct horse'])
        self.fill('E-mail', 'theodora@example.com')
        self.send('Save')
        self.row_with('dora', 'theodora@example.com', 'Theodora Changed <b>', 'Administrator')

        self.choose('dora')
        self.use('Open')
        self.says('^theodora@example.com$', 'PteroFacts')
        self.app.press('Edit…', within=self.front('PteroFacts'))
        self.dialog('Edit User')
        self.fill('User Name', 'bob')
        self.app.press('Save', within=self.dialog())
        self.complains('User Name', 'has already been taken')
        self.fill('User Name', 'theodora')
        self.fill('External ID', 'shop-3')
        self.send('Save')
        self.says('^theodora$', 'PteroFacts')
        self.says('^shop-3$', 'PteroFacts')

    def test_external_id(self):
        """Who is known elsewhere by an id is found by it; where nobody is, that is said and what was typed stays."""
        self.open_users()
        user = self.add_user('erin')
        self.panel.ask('PATCH', f'/api/application/users/{user}', {
            'email': 'erin@example.com', 'username': 'erin', 'first_name': 'Erin', 'last_name': 'Elsewhere', 'external_id': 'shop-5'})
        self.find_external('shop-55')
        self.dialog_says('no such thing')
        self.assertEqual(self.value('External ID'), 'shop-55')
        self.fill('External ID', 'shop-5')
        self.send('Find')
        self.says('^erin@example.com$', 'PteroFacts')

    def find_external(self, text):
        self.app.click(wait(lambda: [node for node in find_all(self.front(), 'push button', 'More')], what='the menu')[0])
        self.app.do(self.app.menu_item('Find by External ID…'))
        self.dialog('Find by External ID')
        self.fill('External ID', text)
        self.app.press('Find', within=self.dialog())

    def test_server_of_user(self):
        """A server that is made from the page of a person is theirs unless somebody else is chosen."""
        self.open_users()
        self.choose('bob')
        self.use('Open')
        self.tab('Servers')
        self.use('New Server…')
        self.dialog('New Server')
        self.dialog_says('^Paper · bob$')
        self.fill('Name', 'For Bob')
        self.send('Create Server')
        self.row_with('For Bob', 'bob')
        self.app.key('alt+Left')

    def test_delete_many(self):
        """Of a selection each has its result: who owns servers stays, with the reason, the other one goes."""
        self.open_users()
        self.add_user('finn')
        self.choose('admin')
        self.app.click(find_all(self.row_with('finn'), 'label', 'finn')[0], held='ctrl')
        wait(lambda: has(self.row_with('finn'), 'SELECTED'), what='both to be selected')
        self.use('Delete…')
        self.dialog_says('Delete 2 Users')
        self.send('Delete')
        self.app.toast('Cannot delete a user with active servers attached')
        self.no_row_with('finn')
        self.row_with('admin')

    def test_gone_user(self):
        """Somebody else deleted the user meanwhile: changing and deleting them say so."""
        self.open_users()
        user = self.add_user('gus')
        self.choose('gus')
        self.use('Edit…')
        self.dialog('Edit User')
        self.fill('Last Name', 'Late')
        self.panel.ask('DELETE', f'/api/application/users/{user}')
        self.app.press('Save', within=self.dialog())
        self.dialog_says('no such thing')
        self.assertEqual(self.value('Last Name'), 'Late')
        self.discard()
        self.choose('gus')
        self.use('Delete…')
        self.send('Delete')
        self.no_row_with('gus')

    def test_panel_fails(self):
        """Whatever the panel answers instead, what was filled in stays and is sent again."""
        self.open_users()
        self.use('New User…')
        self.dialog('New User')
        typed = {'E-mail': 'hal@example.com', 'User Name': 'hal', 'First Name': 'Hal', 'Last Name': 'Nine'}
        for name, text in typed.items():
            self.fill(name, text)
        for fault, words in {'status=500': 'panel itself has failed', 'html=502': 'Bad Gateway',
                             'status=403': 'has no right', 'status=401': 'does not know this key'}.items():
            self.panel.tell('faults', f'{fault}@/api/application/users')
            self.app.press('Create', within=self.dialog())
            self.dialog_says(words)
            self.assertEqual({name: self.value(name) for name in typed}, typed)
        self.panel.tell('faults')
        self.send('Create')
        self.row_with('hal')

    def test_location_is_refused(self):
        """A short name is needed, and one that is free; a location that went is said to be gone."""
        self.open_page('Administration', 'Locations')
        self.use('New Location…')
        self.dialog('New Location')
        self.fill('Description', 'Under the <stairs>')
        self.app.press('Create', within=self.dialog())
        self.complains('Short Name', '^This is needed$')
        self.fill('Short Name', 'us.ash')
        self.app.press('Create', within=self.dialog())
        self.complains('Short Name', 'has already been taken')
        self.assertEqual([self.value('Short Name'), self.value('Description')], ['us.ash', 'Under the <stairs>'])
        self.fill('Short Name', 'stairs')
        self.send('Create')
        self.row_with('stairs', 'Under the <stairs>')

        self.choose('stairs')
        self.use('Edit…')
        self.dialog('Edit Location')
        self.fill('Short Name', 'eu.fsn')
        self.fill('Description', 'Over the <sea>')
        self.app.press('Save', within=self.dialog())
        self.complains('Short Name', 'has already been taken')
        self.assertEqual([self.value('Short Name'), self.value('Description')], ['eu.fsn', 'Over the <sea>'])
        self.fill('Short Name', 'cellar')
        self.send('Save')
        self.row_with('cellar', 'Over the <sea>')

        self.choose('cellar')
        self.use('Open')
        self.app.press('Edit…', within=self.front('PteroFacts'))
        self.dialog('Edit Location')
        self.fill('Description', 'Below the <sea>')
        self.send('Save')
        self.says('^Below the <sea>$', 'PteroFacts')
        self.app.key('alt+Left')
        self.row_with('cellar', 'Below the <sea>')

        self.choose('cellar')
        self.use('Edit…')
        self.dialog('Edit Location')
        self.fill('Description', 'Gone')
        self.panel.ask('DELETE', f"/api/application/locations/{self.location('cellar')}")
        self.app.press('Save', within=self.dialog())
        self.dialog_says('no such thing')
        self.assertEqual(self.value('Description'), 'Gone')
        self.discard()

    def location(self, name):
        return next(location['attributes']['id'] for location in self.panel.ask('GET', '/api/application/locations')['data']
                    if location['attributes']['short'] == name)

    def test_locations_deleted(self):
        """Of two locations the one with nodes stays and says why."""
        self.panel.ask('POST', '/api/application/locations', {'short': 'attic', 'long': 'Under the roof'})
        self.open_page('Administration', 'Locations')
        self.app.key('F5')
        self.row_with('attic')
        self.choose('attic')
        self.app.click(find_all(self.row_with('us.ash'), 'label', 'us.ash')[0], held='ctrl')
        wait(lambda: has(self.row_with('us.ash'), 'SELECTED'), what='both to be selected')
        self.use('Delete…')
        self.send('Delete')
        self.app.toast('(?i)cannot delete a location that has active nodes')
        self.no_row_with('attic')
        self.row_with('us.ash')


class Many(SharedTest):
    def begin(self):
        self.panel = self.demo('--servers', '5', '--users', '10000')
        self.know_panel(self.panel.address, self.panel.admin, 'Northwind')
        self.start()
        self.open_page('Administration', 'Users')
        self.row_with('alice')

    def test_ten_thousand(self):
        """Ten thousand people are there at once, fetched where they are looked at; the panel sorts and searches them."""
        self.says('^10,?000 entries$')
        fetched = self.count()
        self.assertLess(fetched, 10)
        self.choose('alice')
        self.says('^1 of 10,?000$')
        self.app.key('End')
        wait(lambda: self.count() > fetched, what='more to be fetched')
        self.assertLess(self.count(), fetched + 5)
        self.app.key('Home')
        self.row_with('alice')

        self.app.click(self.title('ID'))
        self.row_with('admin')
        self.app.click(self.title('ID'))
        self.row_with('player9999')
        self.app.type('player77')
        self.row_with('player7799')
        self.no_row_with('player9999')
        self.app.key('Escape')
        self.row_with('player9999')
        self.assertLess(self.count(), fetched + 30)

    def count(self):
        return int(self.panel.tell('count', '/api/application/users'))


if __name__ == '__main__':
    unittest.main()
