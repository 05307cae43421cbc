# test_schedules.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""Schedules: create, run, turn off and on, delete: test_create · edit, tasks of three kinds: test_tasks · copy to servers: test_copy ·
export, import: test_exchange · as many tasks as there may be: test_limit."""

import os
import unittest

from driver import has
from pages import find_all, name_of, wait
from server import ServerTest

from base import temporary_folder


class Schedules(ServerTest):
    def setUp(self):
        super().setUp()
        self.section('Schedules')

    def schedules(self, *place):
        """What a panel has for a server, by name."""
        return {item['attributes']['name']: item['attributes'] for item in self.ask('schedules', place=place)['data']}

    def tasks(self, name, *place):
        tasks = self.schedules(*place)[name]['relationships']['tasks']['data']
        return [task['attributes']['payload'] for task in sorted(tasks, key=lambda task: task['attributes']['sequence_id'])]

    def make(self, name, *commands):
        """A schedule that somebody else makes."""
        fields = {'name': name, 'minute': '0', 'hour': '5', 'day_of_month': '*', 'month': '*', 'day_of_week': '*', 'is_active': True}
        schedule = self.ask('schedules', fields)['attributes']['id']
        for command in commands:
            task = {'action': 'command', 'payload': command, 'time_offset': 0}
            self.call(f'schedules/{schedule}/tasks', task)
        self.app.key('F5')
        self.row_with(name, str(len(commands)))

    def add_task(self, kind, title, **fields):
        self.pick('Add Task', kind)
        self.dialog(title)
        for name, value in fields.items():
            self.fill(name, value)
        self.app.press('Add', within=self.dialog(title))
        wait(lambda: name_of(self.dialog()) != title, what='the dialog of the task to close')

    def task_rows(self):
        """The tasks of the schedule in the dialog, as they are called and what they do."""
        rows = find_all(find_all(self.dialog(), 'filler', 'PteroTaskList')[0], 'list item')
        return [(name_of(row), row.get_description()) for row in rows]

    def task_menu(self, position, item):
        def button():
            row = find_all(find_all(self.dialog(), 'filler', 'PteroTaskList')[0], 'list item')[position]
            return find_all(row, 'push button', 'More')[0]
        self.pick_from(button, item)

    def test_create(self):
        """A schedule with a preset and a task is made, run, turned off and on, and deleted."""
        self.use('New Schedule…')
        self.dialog('New Schedule')
        self.app.press('Create', within=self.dialog())
        self.dialog_says('^This is needed$')
        self.fill('Name', 'Announce')
        self.fill('Minute', '99')
        self.app.press('Create', within=self.dialog())
        self.dialog_says('(?i)0.*59')
        self.pick('Presets', 'Every 15 Minutes')
        self.dialog_says('^Every 15 minutes$')
        self.add_task('Send Command…', 'Send Command', Command='say restart at five')
        self.dialog_says('^1 of 10$')
        self.app.press('Create', within=self.dialog('New Schedule'))
        self.closed()
        self.row_with('Announce', 'Every 15 minutes', 'Active', 'Never')
        self.choose('Announce')
        self.use('Run Now')
        wait(lambda: 'Never' not in self.row_texts('Announce'), 30, 'the schedule to run')
        for verb, state in (('Turn Off', 'Off'), ('Turn On', 'Active')):
            self.choose('Announce')
            self.use(verb)
            self.row_with('Announce', state)
        self.choose('Announce')
        self.use('Delete…')
        self.send('Delete')
        self.no_row_with('Announce')

    def test_tasks(self):
        """Tasks of all kinds are added, changed, moved, duplicated and removed; the panel has them as they are shown."""
        self.make('Nightly', 'say first')
        self.choose('Nightly')
        self.use('Edit…')
        self.dialog('Edit Schedule')
        self.fill('Name', 'Every Night')
        self.add_task('Power Action…', 'Power Action')
        self.add_task('Create Backup…', 'Create Backup', **{'Files to Leave Out': '*.log'})
        self.task_menu(2, 'Move Up')
        wait(lambda: [row[0] for row in self.task_rows()] == ['Send Command', 'Create Backup', 'Restart'], what='the new order')
        self.task_menu(0, 'Duplicate')
        wait(lambda: len(self.task_rows()) == 4, what='a duplicate')
        self.task_menu(1, 'Edit…')
        self.dialog('Send Command')
        self.assertEqual(self.value('Command'), 'say first')
        self.fill('Command', 'say second')
        self.set_number('Wait Before', 30)
        self.app.press('Apply', within=self.dialog('Send Command'))
        self.dialog('Edit Schedule')
        self.dialog_says('^30 s later$')
        self.app.press('Save', within=self.dialog('Edit Schedule'))
        self.closed()
        self.row_with('Every Night', '4')
        self.assertEqual(self.tasks('Every Night'), ['say first', 'say second', '*.log', 'restart'])

        self.choose('Every Night')
        self.use('Edit…')
        self.dialog('Edit Schedule')
        wait(lambda: len(self.task_rows()) == 4, what='the tasks')
        self.task_menu(0, 'Remove')
        wait(lambda: len(self.task_rows()) == 3, what='one task less')
        self.switch('Only While the Server Runs')
        self.send('Save')
        self.row_with('Every Night', 'While running', '3')
        self.assertEqual(self.tasks('Every Night'), ['say second', '*.log', 'restart'])

        self.use_menu('Every Night', 'Duplicate…')
        self.dialog('New Schedule')
        self.assertEqual(self.value('Name'), 'Every Night (copy)')
        self.send('Create')
        self.row_with('Every Night (copy)', 'While running', '3')

    def test_limit(self):
        """A schedule that has all the tasks it may have says so, and gets another when one is removed."""
        self.make('Full', *(f'say {number}' for number in range(1, 10)))
        self.choose('Full')
        self.use('Edit…')
        self.dialog('Edit Schedule')
        self.dialog_says('^9 of 10$')
        self.task_menu(0, 'Duplicate')
        self.dialog_says('^10 of 10$')
        wait(self.is_full, what='no more to be added, and why')
        self.task_menu(1, 'Remove')
        self.dialog_says('^9 of 10$')
        self.add_task('Send Command…', 'Send Command', Command='say the last')
        self.dialog_says('^10 of 10$')
        self.send('Save')
        self.row_with('Full', '10')
        self.assertEqual(self.tasks('Full')[-1], 'say the last')

    def is_full(self):
        """Whether the button says that there are as many tasks as there may be."""
        buttons = find_all(self.dialog(), 'push button', description='A schedule may have 10 tasks')
        return any(not has(button, 'SENSITIVE') for button in buttons)

    def test_refused(self):
        """What the panel refuses is said, and what was filled in is kept; what is closed unsaved asks."""
        self.use('New Schedule…')
        self.dialog('New Schedule')
        self.fill('Name', 'Too Much')
        self.panel.tell('faults', 'status=500')
        self.app.press('Create', within=self.dialog())
        self.dialog_says('(?i)error|500|wrong')
        self.assertEqual(self.value('Name'), 'Too Much')
        self.panel.tell('faults')
        self.discard()
        self.assertNotIn('Too Much', self.schedules())

    def test_copy(self):
        """A schedule is copied to a server of the panel and to one of another panel."""
        self.make('Shared', 'say to all')
        other = self.demo('--servers', '7', '--seed', '2')
        self.add_panel(other.address, other.admin, 'Basalt')
        self.choose('Shared')
        self.use('Copy to Servers…')
        self.dialog('Copy to Servers')
        self.app.type('nothing')
        self.dialog_says('^No Servers Found$')
        self.app.key('Escape')
        self.dialog_says('^Palworld Coop$')
        self.app.key('Escape')
        self.closed()
        self.choose('Shared')
        self.use('Copy to Servers…')
        self.dialog('Copy to Servers')
        wait(lambda: find_all(self.dialog(), 'label', 'Basalt'), 30, 'the servers of the other panel')
        self.switch('Palworld Coop on Northwind')
        self.switch('Survival on Basalt')
        self.dialog_says('^2 servers chosen$')
        self.send('Copy')
        places = (self.panel, self.find_server('Palworld Coop')), (other, self.find_server('Survival', other))
        for panel, server in places:
            wait(lambda: 'Shared' in self.schedules(panel, server), 30, 'the schedule on the other server')
            wait(lambda panel=panel, server=server: self.tasks('Shared', panel, server) == ['say to all'], 30, 'its task there')

    def test_exchange(self):
        """A schedule is written to a file, and comes back from it."""
        path = os.path.join(temporary_folder(self), 'schedules.json')
        self.make('Kept', 'say kept')
        self.use_menu('Kept', 'Export Schedules…')
        self.choose_file(path, 'Save')
        self.closed()
        wait(lambda: os.path.exists(path), what='the file')
        self.choose('Kept')
        self.use('Delete…')
        self.send('Delete')
        self.no_row_with('Kept')
        self.pick('More', 'Import Schedules…')
        self.choose_file(path, 'Open')
        self.app.press('Import')
        self.row_with('Kept', '1')
        self.assertEqual(self.tasks('Kept'), ['say kept'])


if __name__ == '__main__':
    unittest.main()
