# test_backups.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""Backups: create, lock, unlock, delete, throttle: test_create · details, download: test_download · restore: test_restore, test_truncate ·
limit: Full.test_full · daemon down, conflict states, permissions: test_daemon_down.py, test_conflicts.py, test_permissions.py."""

import hashlib
import os
import time
import unittest
import urllib.error

from pages import wait
from server import ServerTest

from base import temporary_folder


class Backups(ServerTest):
    """The panel takes two new backups in ten minutes: one is made before, by somebody else."""

    def begin(self):
        super().begin()
        self.call('files/write', b'as it was', file='/kept.txt')
        self.ask('backups', {'name': 'kept'})

    def setUp(self):
        super().setUp()
        self.section('Backups')
        self.row_with('kept', 'Complete', timeout=60)

    def backup(self, name):
        return next((item['attributes'] for item in self.ask('backups')['data'] if item['attributes']['name'] == name), None)

    def test_create(self):
        """A backup is made and completed, locked and so not deleted, unlocked and deleted. A third one comes too soon."""
        self.use('New Backup…')
        self.dialog('New Backup')
        self.fill('Name', 'before the event')
        self.fill('Files to Leave Out', '*.log\ncache/')
        self.switch('Lock')
        self.send('Create')
        self.row_with('before the event', 'Complete', 'Locked', timeout=60)
        self.assertEqual(self.backup('before the event')['ignored_files'], ['*.log', 'cache/'])
        self.choose('before the event')
        self.assertEqual(self.app.buttons('Delete…', self.front()), [])
        self.use('Unlock')
        wait(lambda: 'Locked' not in self.row_texts('before the event'), what='the backup to be unlocked')
        self.choose('before the event')
        self.use('Lock')
        self.row_with('before the event', 'Locked')
        self.choose('before the event')
        self.use('Unlock')
        wait(lambda: 'Locked' not in self.row_texts('before the event'), what='the backup to be unlocked')
        self.choose('before the event')
        self.use('Delete…')
        self.send('Delete')
        self.no_row_with('before the event')
        self.use('New Backup…')
        self.dialog('New Backup')
        self.fill('Name', 'too soon')
        self.app.press('Create', within=self.dialog())
        self.dialog_says('^The panel allows no more requests for now; try again in ')
        self.assertEqual(self.value('Name'), 'too soon')
        self.discard()

    def test_download(self):
        """A backup is looked at and comes to this computer as the checksum says."""
        backup = self.backup('kept')
        self.choose('kept')
        self.use('Details')
        self.dialog('Backup')
        self.dialog_says('^' + backup['checksum'])
        self.app.press('Close', within=self.dialog())
        self.closed()
        path = os.path.join(temporary_folder(self), 'kept.tar.gz')
        self.choose('kept')
        self.use('Download…')
        self.choose_file(path, 'Save')
        wait(lambda: os.path.exists(path), 60, 'the backup on this computer')
        with open(path, 'rb') as file:
            self.assertEqual('sha1:' + hashlib.sha1(file.read()).hexdigest(), backup['checksum'])

    def test_restore(self):
        """A backup is restored over what is there: the page says so meanwhile, and the files are as they were."""
        self.call('files/write', b'spoilt', file='/kept.txt')
        self.call('files/write', b'new', file='/new.txt')
        self.choose('kept')
        self.use('Restore…')
        self.dialog('Restore Backup')
        self.dialog_says('^kept$')
        self.send('Restore')
        self.restored()
        self.assertEqual(self.call('files/contents', file='/kept.txt'), b'as it was')
        self.assertEqual(self.call('files/contents', file='/new.txt'), b'new')

    def test_truncate(self):
        """To delete everything before has to be agreed to by the name of the server."""
        self.call('files/write', b'new', file='/newer.txt')
        self.choose('kept')
        self.use('Restore…')
        self.dialog('Restore Backup')
        self.switch('Delete All Files Before')
        self.app.press('Restore', within=self.dialog())
        self.dialog('Delete All Files and Restore?')
        self.dialog_says('before “kept” is unpacked')
        self.type_name('Survival', 'Delete and Restore')
        self.restored()
        names = [item['attributes']['name'] for item in self.ask('files/list', directory='/')['data']]
        self.assertNotIn('newer.txt', names)
        self.assertIn('eula.txt', names)

    def is_usable(self):
        try:
            return self.call('files/list', directory='/')
        except urllib.error.HTTPError as error:
            if error.code not in (409, 429):
                raise
            time.sleep(1)
            return False

    def restored(self):
        """Waits until the page says that it is restored, and no longer."""
        self.app.label('^The panel is restoring a backup', 30)
        wait(self.is_usable, 60, 'the panel to be done')  # the words may still be those of an earlier restore
        self.lifted(60)
        self.row_with('kept')


class Full(ServerTest):
    server_name = 'Palworld Coop'

    def test_full(self):
        """A server that has all the backups it may have says so, and gets another when one is deleted."""
        self.section('Backups')
        self.says('^0 of 1 backup$')
        self.use('New Backup…')
        self.dialog('New Backup')
        self.fill('Name', 'the only one')
        self.send('Create')
        self.row_with('the only one', 'Complete', timeout=60)
        self.says('^1 of 1 backup$')
        self.refuses('New Backup…', 'all the backups it may have')
        self.choose('the only one')
        self.use('Delete…')
        self.send('Delete')
        self.no_row_with('the only one')
        self.use('New Backup…')
        self.app.press('Cancel', within=self.dialog('New Backup'))
        self.closed()


if __name__ == '__main__':
    unittest.main()
