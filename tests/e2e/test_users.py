# test_users.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""Users: invite, presets, change, remove: test_invite · single permissions, unsaved: test_change · on more servers: test_apply ·
what somebody may not do who may invite: Guest.test_own."""

import unittest

from driver import extents
from pages import find_all, name_of, wait
from server import ServerTest


class Users(ServerTest):
    def setUp(self):
        super().setUp()
        self.section('Users')

    def rights(self, email, place=()):
        """What somebody may do, as the panel says."""
        return next((item['attributes']['permissions'] for item in self.ask('users', place=place)['data']
                     if item['attributes']['email'] == email), None)

    def edit(self, email):
        self.choose(email)
        self.use('Edit Permissions…')
        return wait(lambda: self.dialog() if name_of(self.dialog()).startswith('Permissions of ') else None, what='the permissions')

    def permission(self, name):
        """Finds a permission in the dialog in front and turns it the other way."""
        def found():
            items = [item for item in find_all(self.dialog(), 'list item', pattern='.') if extents(item).height > 0 and '.' in item.get_description()
                     and '@' not in item.get_description()]
            return items[0] if [item.get_description() for item in items] == [name] else None
        self.app.click(find_all(self.dialog(), 'entry', 'Find Permission')[0])
        self.app.key('ctrl+a')
        self.app.type(name)
        self.app.click(wait(found, what=f'the permission {name!r} alone'), dx=.1)

    def test_invite(self):
        """Somebody is invited with a preset, gets another one, and is removed."""
        self.use('Invite…')
        self.dialog('Invite a Person')
        self.fill('E-mail', 'nobody')
        self.app.press('Operator', within=self.dialog())
        self.dialog_says(r'^1\d of 40 permissions')
        self.app.press('Invite', within=self.dialog())
        self.dialog_says('^An e-mail address, e.g. ')
        self.fill('E-mail', 'alice@example.com')
        self.app.press('Invite', within=self.dialog())
        self.dialog_says('(?i)already')
        self.fill('E-mail', 'mate@example.com')
        self.send('Invite')
        self.row_with('mate@example.com')
        self.assertIn('control.console', self.rights('mate@example.com'))
        self.assertNotIn('file.delete', self.rights('mate@example.com'))

        self.app.press('Everything', within=self.edit('mate@example.com'))
        self.dialog_says('^40 of 40 permissions')
        self.send('Save')
        self.row_with('mate@example.com', '40')
        self.assertIn('file.delete', self.rights('mate@example.com'))

        self.choose('mate@example.com')
        self.use('Remove…')
        self.send('Remove')
        self.no_row_with('mate@example.com')
        self.assertIsNone(self.rights('mate@example.com'))

    def test_change(self):
        """Single permissions are given and taken; what is not saved is asked about and not sent."""
        before = set(self.rights('alice@example.com'))
        self.edit('alice@example.com')
        self.permission('backup.create')
        self.dialog_says('^12 of 40 permissions · 1 added, 0 removed$')
        self.permission('activity.read')
        self.dialog_says('^11 of 40 permissions · 1 added, 1 removed$')
        self.discard()
        self.assertEqual(set(self.rights('alice@example.com')), before)
        self.edit('alice@example.com')
        self.permission('backup.create')
        self.permission('activity.read')
        self.send('Save')
        self.row_with('alice@example.com', '11')
        self.assertEqual(set(self.rights('alice@example.com')), (before | {'backup.create'}) - {'activity.read'})

    def test_apply(self):
        """Somebody gets the same permissions on another server."""
        self.choose('alice@example.com')
        self.use('Apply to More Servers…')
        self.dialog('Apply to More Servers')
        self.switch('Palworld Coop')
        self.dialog_says('^1 server chosen$')
        self.send('Apply')
        place = self.panel, self.find_server('Palworld Coop')
        rights = self.rights('alice@example.com')
        wait(lambda: self.rights('alice@example.com', place) == rights, 30, 'the permissions on the other server')


class Guest(ServerTest):
    """Somebody who may invite others, and nobody to more than they may themselves."""

    key = 'user'

    def begin(self):
        super().begin()
        alice = next(item['attributes'] for item in self.ask('users')['data'] if item['attributes']['username'] == 'alice')
        rights = [*alice['permissions'], 'user.read', 'user.create', 'user.update', 'user.delete']
        self.ask('users/' + alice['uuid'], {'email': alice['email'], 'permissions': rights})
        self.ask('users', {'email': 'chief@example.com', 'permissions': ['websocket.connect', 'file.delete']})
        self.app.key('F5')

    def test_own(self):
        """Nobody changes what they may do themselves, nor those who may do more; nor gives what they have not."""
        self.section('Users')
        self.choose('alice@example.com')
        self.refuses('Remove…', 'You cannot remove yourself')
        self.use('Edit Permissions…')
        self.dialog_says('^This is you. Nobody can change their own permissions.$')
        self.app.press('Cancel', within=self.dialog())
        self.closed()
        self.choose('chief@example.com')
        self.use('Edit Permissions…')
        self.dialog_says('^This person may do things that you may not')
        self.app.press('Cancel', within=self.dialog())
        self.closed()
        self.use('Invite…')
        self.dialog('Invite a Person')
        self.fill('E-mail', 'friend@example.com')
        self.app.press('Everything', within=self.dialog())
        self.dialog_says('^15 of 40 permissions')
        self.send('Invite')
        self.row_with('friend@example.com', '15')


if __name__ == '__main__':
    unittest.main()
