# test_certificate.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""A panel that signed its own certificate.

    certificate  shown and refused   begin
                 trusted             begin, test_kept (over a restart)
                 replaced            test_changed (blocked, then trusted anew)
                 forgotten           test_forgotten
                 imported            Imported.test_list
"""

import json
import os
import unittest

from base import PteroTest, find_all, name_of, wait
from driver import NotFound
from pages import PagesTest
from shared import SharedTest


class Certificate(SharedTest):
    rows = PteroTest.rows   # of the list of servers, which is what is in front

    def begin(self):
        self.panel = self.demo('--servers', '6', '--tls')
        self.start()
        self.app.press('Add Panel…')
        self.fill('Address of the Panel', self.panel.address)
        self.app.label('^The certificate is not from an authority this computer knows')
        self.assertEqual(self.app.buttons('Next'), [])
        self.app.press('View Certificate…')
        self.dialog('Unknown Certificate')
        self.dialog_says('^No authority that this computer knows vouches for')
        self.fingerprint = self.read_fingerprint()
        self.app.press('Stay Blocked')
        self.dialog('Add Panel')
        self.assertEqual(self.app.buttons('Next'), [])

        self.app.press('View Certificate…')
        self.dialog('Unknown Certificate')
        self.app.press('Trust for This Host')
        self.dialog('Add Panel')
        self.app.press('Next')
        self.fill('Account Key', self.panel.admin)
        self.app.press('Next')
        self.app.label('^Certificate you trust$')
        self.fill('Name', 'Northwind')
        self.app.press('Add Panel')
        self.closed()
        self.assert_live()

    def assert_live(self):
        self.app.label(r'[1-9]\d* running$', 30)

    def read_fingerprint(self):
        return [name_of(label) for label in find_all(self.dialog(), 'label', pattern='^([0-9A-F]{2}[:\n ]){7}')][-1]

    def test_kept(self):
        """What is trusted is trusted after a restart."""
        self.assertEqual(self.app.stop(), 0)
        self.start()
        self.assert_live()
        wait(lambda: self.rows() and not any(row[0].startswith('Was ') for row in self.rows()), what='fresh rows')

    def view_certificate(self):
        """Opens the dialog of a certificate that changed. While the panel is asked once more there is none to look at."""
        def opened():
            self.app.press('View Certificate…')
            try:
                return wait(lambda: self.app.find_all('frame', 'Certificate Changed') or self.app.find_all('dialog', 'Certificate Changed'), 2)
            except NotFound:
                return None
        wait(opened, 30, 'the certificate')
        self.dialog('Certificate Changed')

    def test_changed(self):
        """Another certificate at the same address blocks all, until the person trusts it too."""
        self.panel.tell('certificate', '2')
        self.app.key('F5')
        self.app.label('^A panel needs your help$', 30)
        self.app.label('Certificate changed')
        before = int(self.panel.tell('count', '/api'))
        self.app.press('Fix…')
        self.app.label('^The certificate is not the one you trust, so nothing is sent')
        self.view_certificate()
        self.dialog_says('shows another certificate than the one you trusted')
        self.assertNotEqual(self.read_fingerprint(), self.fingerprint)
        self.dialog_says('^Trusted until now$')
        self.app.press('Stay Blocked')
        self.app.press('Try Again')
        self.app.label('^The certificate is not the one you trust, so nothing is sent')
        self.assertEqual(int(self.panel.tell('count', '/api')), before)

        self.view_certificate()
        self.app.press('Trust for This Host')
        self.closed()
        self.assert_live()

    def test_forgotten(self):
        """A certificate that is trusted no more is asked about again."""
        self.panel.tell('certificate', '1')
        self.panel_menu('Edit…')
        self.dialog('Edit Panel')
        self.dialog_says('^Certificate You Trust$')
        self.app.press('Forget')
        self.app.press('Save')
        self.closed()
        self.app.label('Certificate not trusted', 30)
        self.app.press('Fix…')
        self.app.press('View Certificate…')
        self.dialog('Unknown Certificate')
        self.app.press('Trust for This Host')
        self.closed()
        wait(lambda: self.rows() and not any(row[0].startswith('Was ') for row in self.rows()), what='fresh rows')


class Imported(PagesTest):
    rows = PteroTest.rows

    def test_list(self):
        """A list of panels that was read brings neither keys nor trust: both are asked for, one after the other."""
        panel = self.demo('--servers', '6', '--tls')
        path = os.path.join(self.home, 'panels.json')
        with open(path, 'w') as file:
            json.dump({'format': 'ptero-panels', 'version': 1,
                       'panels': [{'name': 'Northwind', 'address': panel.address, 'fingerprint': 'AB:' * 31 + 'AB'}]}, file)
        self.start()
        self.app.do(self.app.find('push button', pattern='^_?Import…'))
        self.choose_file(path, 'Open')
        self.app.label('^No key$')
        self.app.press('Fix…')
        self.fill('Account Key', panel.admin)
        self.app.label('^The certificate is not from an authority this computer knows')
        self.assertEqual(self.app.buttons('Use This Key'), [])
        self.app.press('View Certificate…')
        self.dialog('Unknown Certificate')
        self.app.press('Trust for This Host')
        self.app.press('Use This Key')
        self.closed()
        self.app.label(r'[1-9]\d* running$', 30)


if __name__ == '__main__':
    unittest.main()
