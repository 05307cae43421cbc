# test_new_server.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""The assistant for a new server: its steps, what is wrong with them, and what comes of it."""

import unittest

from driver import children, extents, has, text_of
from pages import find_all, wait
from shared import SharedTest

STEPS = ('Basics', 'Game', 'Resources', 'Placement', 'Variables', 'Review')


class NewServer(SharedTest):
    def begin(self):
        self.start_admin('Servers')

    def start_assistant(self):
        self.use('New Server…')
        self.dialog('New Server')
        wait(lambda: self.app.buttons('Create Server', self.dialog()), what='the egg')

    def step_row(self, title):
        def look():
            for steps in find_all(self.dialog(), 'list', 'Steps'):
                for row in children(steps):
                    if extents(row).width > 0 and find_all(row, 'label', title):
                        return row
            return None
        return wait(look, what=f'the step {title!r}')

    def at(self, title):
        """Waits until a step is shown."""
        wait(lambda: has(self.step_row(title), 'SELECTED'), what=f'{title!r} to be shown')

    def step(self, title):
        """Goes to a step by a click on it."""
        def chosen():
            self.app.click(self.step_row(title))
            return has(self.step_row(title), 'SELECTED')
        wait(chosen, what=f'{title!r} to be shown')

    def told(self, *told):
        """Waits until the list says that of the steps."""
        wait(lambda: tuple(self.step_row(title).get_description() or '' for title in STEPS[:len(told)]) == told, what=f'{told} beside the steps')

    def number(self, name, value):
        """Types a number. A step that was just brought to the front may still be laid out, so it is tried as often as it takes."""
        def typed():
            self.type_number(name, value)
            return text_of(self.spin(name)) == str(value)
        wait(typed, what=f'{value} in {name!r}')

    def create(self):
        self.send('Create Server')

    def test_all_steps(self):
        """From the name to the review with the keyboard and by clicks, back and forth; then it is there as it was asked for."""
        self.start_assistant()
        self.told('', '', '', '', '', '')
        self.app.type('By Steps')
        wait(lambda: self.value('Name') == 'By Steps', what='the focus in the name')
        self.app.key('alt+Page_Down')
        self.at('Game')
        self.told('Done', '')
        self.app.press('Next', within=self.dialog())
        self.at('Resources')
        self.number('Memory', 3072)
        self.dialog_says('^Fits on [0-9]+ of [0-9]+ nodes?\\. .* free after this\\.$')
        self.app.press('Back', within=self.dialog())
        self.at('Game')
        self.step('Variables')
        self.fill('Server Jar File', 'steps.jar')
        self.app.key('alt+Page_Up')
        self.at('Placement')
        self.app.press('Show Nodes', within=self.dialog())
        self.dialog('Nodes')
        self.app.press('Use', within=self.dialog())
        self.dialog('New Server')
        self.dialog_says('^[0-9.]+:[0-9]+$')
        self.step('Review')
        self.told('Done', 'Done', 'Done', 'Done', 'Done', '')
        self.dialog_says('^By Steps · [0-9.]+:[0-9]+$')
        self.dialog_says('^3.0.GiB · 10.0.GiB · 100.%$')
        self.dialog_says('^steps.jar$')
        self.assertEqual(self.app.buttons('Next', self.dialog()), [])
        self.create()
        self.row_with('By Steps', '3.0\u202fGiB')

    def test_problems(self):
        """What is wrong is counted beside the steps, told before anything is sent, and walked through with a button or F8."""
        self.start_assistant()
        self.step('Resources')
        self.told('1 problem', '', '')
        self.fill('CPU Threads', 'all')
        self.step('Variables')
        self.told('1 problem', '', '1 problem', '')
        self.fill('Server Jar File', 'a name that is longer than twenty.jar')
        self.app.press('Create Server', within=self.dialog())
        self.dialog_says('^3 values are not right yet\\.$')
        self.at('Basics')
        self.told('1 problem', 'Done', '1 problem', 'Done', '1 problem', '')
        self.app.type('Careful')
        wait(lambda: self.value('Name') == 'Careful', what='the focus in the name')
        self.told('Done', 'Done', '1 problem', 'Done', '1 problem', '')
        self.app.press('Next Problem', within=self.dialog())
        self.at('Resources')
        self.app.key('F8')
        self.at('Variables')
        self.fill('Server Jar File', 'good.jar')
        self.told('Done', 'Done', '1 problem', 'Done', 'Done', '')
        self.app.key('F8')
        self.at('Resources')
        self.assertEqual(self.value('CPU Threads'), 'all')
        self.fill('CPU Threads', '0-1')
        self.told('Done', 'Done', 'Done', 'Done', 'Done', '')
        self.create()
        self.row_with('Careful')

    def test_refused(self):
        """What the panel refuses is marked in its row, all that was typed stays, and a mark goes only with its own row."""
        self.start_assistant()
        self.fill('Name', 'One')
        self.fill('External ID', 'shop-7')
        self.create()
        self.row_with('One')

        self.start_assistant()
        self.fill('Name', 'Two')
        self.fill('External ID', 'shop-7')
        self.fill('Description', 'The second <one>')
        self.step('Variables')
        self.fill('Server Jar File', 'two.jar')
        self.step('Review')
        self.app.press('Create Server', within=self.dialog())
        self.dialog_says('^The panel did not accept 1 value\\.$')
        self.dialog_says('^It is marked below, the rest is kept\\.$')
        self.dialog_says('(?i)external id has already been taken')
        self.at('Basics')
        self.told('1 problem', 'Done', 'Done', 'Done', 'Done', '')
        self.assertEqual([self.value(name) for name in ('Name', 'External ID', 'Description')], ['Two', 'shop-7', 'The second <one>'])
        self.fill('Description', 'Another')
        self.dialog_says('(?i)external id has already been taken')
        self.fill('External ID', 'shop-8')
        self.told('Done')
        self.step('Variables')
        self.assertEqual(self.value('Server Jar File'), 'two.jar')
        self.create()
        self.row_with('Two')

    def test_no_room(self):
        """Rules that no node meets are told of before, refused by the panel, and marked at the place."""
        self.start_assistant()
        self.fill('Name', 'Huge')
        self.step('Resources')
        self.number('Memory', 99999999)
        self.dialog_says('^No node for automatic deployment has that much room\\.$')
        self.step('Review')
        self.dialog_says('^There is too little room for this$')
        self.app.press('Create Server', within=self.dialog())
        self.at('Placement')
        self.told('Done', 'Done', 'Done', '1 problem', 'Done', '')
        self.dialog_says('No nodes satisfying the requirements')
        self.step('Resources')
        self.number('Memory', 1024)
        self.dialog_says('^Fits on ')
        self.step('Basics')
        self.assertEqual(self.value('Name'), 'Huge')
        self.create()
        self.row_with('Huge', '1.0\u202fGiB')

    def test_numbered(self):
        """Several at once are named before; the panel makes each, and all are listed."""
        self.start_assistant()
        self.fill('Name', 'Lobby')
        self.set_number('How Many', 3)
        self.step('Review')
        self.dialog_says('^Lobby\nLobby 2\nLobby 3$')
        self.step('Basics')
        self.fill('Name', 'L' * 190)
        self.complains('Name', '^189 characters at most, as a number comes after it$')
        self.fill('Name', 'Lobby')
        self.step('Review')
        self.dialog_says('^Lobby\nLobby 2\nLobby 3$')
        self.create()
        for name in ('Lobby', 'Lobby 2', 'Lobby 3'):
            self.row_with(name)

    def test_preset(self):
        """Choices are kept under a name and come back in another server, but for what tells one from the other."""
        self.start_assistant()
        self.fill('Name', 'Two')
        self.fill('Description', 'The second <one>')
        self.step('Variables')
        self.fill('Server Jar File', 'two.jar')
        self.step('Resources')
        self.set_number('Memory', 3072)
        self.step('Basics')
        self.app.press('Presets', within=self.dialog())
        self.app.press('Save Current Choices…', within=self.dialog('Presets'))
        self.dialog('Save as Preset')
        self.fill('Name', 'Second kind')
        self.app.press('Save', within=self.dialog())
        self.dialog('Presets')
        self.dialog_says('^Second kind$')
        self.app.press('Close', within=self.dialog())
        self.dialog('New Server')
        self.create()
        self.row_with('Two', '3.0\u202fGiB')

        self.start_assistant()
        self.fill('Name', 'Three')
        self.app.press('Presets', within=self.dialog())
        self.dialog('Presets')
        self.app.press('Use', within=self.dialog())
        self.dialog('New Server')
        self.assertEqual([self.value(name) for name in ('Name', 'Description')], ['Three', 'The second <one>'])
        self.step('Variables')
        wait(lambda: self.value('Server Jar File') == 'two.jar', what='the choices of the preset')
        self.create()
        self.row_with('Three', '3.0\u202fGiB')

        self.start_assistant()
        self.app.press('Presets', within=self.dialog())
        self.dialog('Presets')
        self.app.press('Delete…', within=self.dialog())
        self.dialog_says('^Delete “Second kind”\\?$')
        self.app.press('Delete', within=self.dialog())
        self.dialog('Presets')
        self.dialog_says('^No Presets Yet$')
        self.app.press('Close', within=self.dialog())
        self.dialog('New Server')
        self.app.key('Escape')
        self.closed()

    def test_narrow(self):
        """Where there is little place one step is shown with a menu of all above it and Back and Next below."""
        self.app.resize(400, 700)
        self.use('New Server…')
        self.dialog('New Server')
        self.dialog_says('^1 of 6 · Basics$')
        self.assertLessEqual(extents(self.dialog()).width, 460)
        self.fill('Name', 'Small Place')
        for position, title in enumerate(STEPS[1:], 2):
            self.app.press('Next', within=self.dialog())
            self.dialog_says(f'^{position} of 6 · {title}$')
        self.dialog_says('^Small Place$')
        self.app.press('Back', within=self.dialog())
        self.dialog_says('^5 of 6 · Variables$')
        self.app.click(find_all(self.dialog(), 'label', '5 of 6 · Variables')[0])
        self.step_row('Review')
        self.app.key('Home')
        self.app.key('Return')
        self.dialog_says('^1 of 6 · Basics$')
        self.assertLessEqual(extents(self.dialog()).width, 460)
        self.create()
        self.app.resize(1200, 800)
        self.row_with('Small Place')


if __name__ == '__main__':
    unittest.main()
