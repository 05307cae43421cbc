# test_account.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""E-mail: test_email · password: test_password · two-factor: test_two_factor · API keys: create, delete: test_api_key_deleted, use for this panel:
Replaced.test_api_key · SSH keys: test_ssh_key · activity: test_activity · the panel away meanwhile: test_away"""

import base64
import hashlib
import hmac
import struct
import time
import unittest

from pages import find_all, name_of, wait
from shared import SharedTest

SSH_KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl me@laptop'
OTHER_KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGp8hZ+kRQ+GYW2AU7EE1vSGO4mAT23nV3brDKEfLL08 other'


def make_code(secret):
    """What an authenticator app shows now (RFC 6238)."""
    digest = hmac.new(base64.b32decode(secret), struct.pack('>Q', int(time.time()) // 30), hashlib.sha1).digest()
    number = struct.unpack('>I', digest[digest[-1] & 15:][:4])[0] & 0x7fffffff
    return f'{number % 1000000:06}'


class AccountTest(SharedTest):
    arguments = ('--servers', '5')

    def begin(self):
        super().begin()
        self.open_page('Account')

    def start_account(self, tab, kind='PteroListPane'):
        self.tab(tab, kind)


class Account(AccountTest):

    def test_email(self):
        """The address is changed with the right password only, and what was typed is kept until then."""
        self.start_account('Profile', 'PteroFacts')
        self.says('^admin@example.com$', 'PteroFacts')
        self.app.press('Change E-mail…')
        self.dialog('Change E-mail')
        self.fill('New E-mail', 'ada@example.com')
        self.fill('Password', 'not my password')
        self.app.press('Change', within=self.dialog())
        self.dialog_says('The password provided was invalid for this account')
        self.assertEqual(self.value('New E-mail'), 'ada@example.com')
        self.fill('Password', 'demo-password')
        self.app.press('Change', within=self.dialog())
        self.closed()
        self.says('^ada@example.com$', 'PteroFacts')
        self.assertNotIn('demo-password', self.app.read_log())

    def test_password(self):
        """The password is changed with the right one only, and only if the new one was typed twice alike."""
        self.start_account('Profile', 'PteroFacts')
        self.app.press('Change Password…')
        self.dialog('Change Password')
        self.fill('Current Password', 'not my password')
        self.fill('New Password', 'a-better-password')
        self.fill('New Password Again', 'a-better-pasword')
        self.app.press('Change', within=self.dialog())
        self.dialog_says('The password provided was invalid for this account')
        self.fill('Current Password', 'demo-password')
        self.app.press('Change', within=self.dialog())
        self.dialog_says('(?i)confirmation does not match')
        self.assertEqual(self.value('Current Password'), 'demo-password')
        self.fill('New Password Again', 'a-better-password')
        self.app.press('Change', within=self.dialog())
        self.closed()
        self.app.press('Change Password…')
        self.dialog('Change Password')
        self.fill('Current Password', 'a-better-password')
        self.fill('New Password', 'demo-password')
        self.fill('New Password Again', 'demo-password')
        self.send('Change')
        self.assertNotIn('a-better-password', self.app.read_log())

    def test_two_factor(self):
        """It is turned on with the code of an app, the recovery codes are shown once, and it is turned off again."""
        self.start_account('Profile', 'PteroFacts')
        self.app.press('Set Up…')
        dialog = self.dialog('Set Up Two-Factor Authentication')
        self.fill('Code', '000000')
        self.fill('Password', 'demo-password')
        self.app.press('Turn On', within=dialog)
        self.dialog_says('(?i)token was not valid')
        secret = name_of(wait(lambda: find_all(dialog, 'label', pattern='^[A-Z2-7]{16,}$'), what='the secret')[0])
        self.fill('Code', make_code(secret))
        self.app.press('Turn On', within=dialog)
        codes = self.dialog('Recovery Codes')
        self.dialog_says('^Two-factor authentication is on')
        self.assertNotIn(secret, self.app.read_log())
        self.app.press('Close', within=codes)
        self.closed()
        self.says('^On: ', 'PteroFacts')
        self.assertEqual(self.app.buttons('Set Up…'), [])
        self.app.press('Turn Off…')
        self.dialog('Turn Off Two-Factor Authentication')
        self.fill('Password', 'not my password')
        self.app.press('Turn Off', within=self.dialog())
        self.dialog_says('The password provided was not valid')
        self.fill('Password', 'demo-password')
        self.app.press('Turn Off', within=self.dialog())
        self.closed()
        self.says('^Off: ', 'PteroFacts')
        self.assertEqual(self.app.buttons('Turn Off…'), [])

    def test_api_key_deleted(self):
        """A key that only some addresses may use is made, and one is deleted."""
        self.start_account('API Keys')
        self.use('New Key…')
        self.dialog('New API Key')
        self.fill('Description', 'Two offices')
        self.fill('Allowed Addresses', 'nowhere')
        self.app.press('Create', within=self.dialog())
        self.dialog_says('(?i)address')
        self.fill('Allowed Addresses', '192.0.2.1\n198.51.100.0/24')
        self.app.press('Create', within=self.dialog())
        self.dialog_shows('^ptlc_')
        self.app.press('Close', within=self.dialog())
        self.closed()
        self.row_with('Two offices', '192.0.2.1, 198.51.100.0/24')
        self.choose('Office only')
        self.use('Delete…')
        self.app.press('Delete', within=self.dialog())
        self.closed()
        self.no_row_with('Office only')

    def test_ssh_key(self):
        """What is no key, or the secret half of one, is not taken; a key is added and deleted."""
        self.start_account('SSH Keys')
        self.says('^No SSH Keys$')
        self.use('Add Key…')
        self.dialog('Add SSH Key')
        self.fill('Name', 'Laptop')
        self.fill('Public Key', '-----BEGIN OPENSSH PRIVATE KEY-----')
        self.app.press('Add', within=self.dialog())
        self.dialog_says('^This is a private key: nobody else may have it')
        self.fill('Public Key', 'nonsense')
        self.app.press('Add', within=self.dialog())
        self.dialog_says('^The public key provided is not valid')
        self.assertEqual(self.value('Public Key'), 'nonsense')
        self.fill('Public Key', SSH_KEY)
        self.app.press('Add', within=self.dialog())
        self.closed()
        self.row_with('Laptop')
        self.choose('Laptop')
        self.use('Delete…')
        self.app.press('Delete', within=self.dialog())
        self.closed()
        self.no_row_with('Laptop')

    def test_activity(self):
        """What the account did is listed; a kind is chosen, and the details are shown."""
        self.start_account('SSH Keys')
        self.use('Add Key…')
        self.dialog('Add SSH Key')
        self.fill('Name', 'To be seen')
        self.fill('Public Key', OTHER_KEY)
        self.send('Add')
        self.tab('Activity', 'PteroListPane')
        self.app.key('F5')
        row = wait(lambda: [row[0] for row in self.rows() if row[0].startswith('Added the SSH key')], what='what was just done')[0]
        self.choose_from('Kind of Activity', 'SSH Keys')
        wait(lambda: self.rows() and all('SSH' in row[0] for row in self.rows()), what='one kind alone')
        self.choose(row)
        self.use('Details')
        self.dialog('Activity')
        self.dialog_says('^user:ssh-key.create$')
        self.app.press('Close', within=self.dialog())
        self.closed()

    def test_away(self):
        """While the panel does not answer what is asked is refused in words, and what was filled in is there to be sent again."""
        self.start_account('API Keys')
        self.use('New Key…')
        self.dialog('New API Key')
        self.fill('Description', 'Patience')
        self.panel.tell('stop')
        self.app.press('Create', within=self.dialog())
        self.dialog_says('(?i)refused|reach|connect|answer')
        self.assertEqual(self.value('Description'), 'Patience')
        self.panel.tell('start')
        self.app.press('Create', within=self.dialog())
        self.dialog_shows('^ptlc_')
        self.app.press('Close', within=self.dialog())
        self.closed()
        self.row_with('Patience')


class Replaced(AccountTest):
    def test_api_key(self):
        """A new key is shown once and nowhere kept but in the keyring; the panel can be used with it instead of the old one."""
        self.start_account('API Keys')
        self.row_with('Desktop')
        self.use('New Key…')
        self.dialog('New API Key')
        self.app.press('Create', within=self.dialog())
        self.dialog_says('^This is needed$')
        self.fill('Description', 'Second computer')
        self.app.press('Create', within=self.dialog())
        key = self.dialog_shows('^ptlc_[A-Za-z0-9]{43}$')
        self.app.press('Use It for This Panel', within=self.dialog())
        self.app.toast('^The key is used for this panel$')
        self.closed()
        self.row_with('Second computer', key[:16])
        self.assertEqual([name_of(node) for node in self.app.find_all('label') if key in name_of(node)], [])
        self.panel.tell('revoke', 'admin')
        requests = int(self.panel.tell('count', '/api/client'))
        refused = self.panel.tell('refused')
        self.open_page('Servers')
        self.app.press('Refresh')
        wait(lambda: int(self.panel.tell('count', '/api/client')) > requests, 30, 'the panel to be asked')
        self.app.label(r'[1-9]\d* running$', 30)
        self.assertEqual(self.panel.tell('refused'), refused)
        self.assertEqual(self.app.find_all(pattern='(?i)key refused'), [])
        self.assertEqual(self.app.stop(), 0, self.app.read_log())
        self.assert_no_key_in([key, self.panel.admin], self.home)


if __name__ == '__main__':
    unittest.main()
