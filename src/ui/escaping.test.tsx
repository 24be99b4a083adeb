import { describe, expect, it } from 'vitest'
import * as kit from './index.ts'

const bad = '<img onerror="alert(1)">"\''

// Every component with everything that a person could have typed set to something that must not run.
const shown = {
  Button: <kit.Button text={bad} href={bad} name={bad} value={bad} ariaLabel={bad} />,
  LinkButton: <kit.LinkButton text={bad} name={bad} value={bad} />,
  Input: (
    <kit.Input name={bad} label={bad} hint={bad} errorMessage={bad} value={bad} prefix={bad} suffix={bad} />
  ),
  Textarea: <kit.Textarea name={bad} label={bad} hint={bad} errorMessage={bad} value={bad} />,
  Select: (
    <kit.Select name={bad} label={bad} hint={bad} errorMessage={bad} items={[{ value: bad, text: bad }]} />
  ),
  Radios: (
    <kit.Radios
      name={bad}
      fieldset={{ legend: bad }}
      hint={bad}
      errorMessage={bad}
      value={bad}
      items={[{ value: bad, text: bad, hint: bad, conditional: bad }, { divider: bad }]}
    />
  ),
  Checkboxes: <kit.Checkboxes name={bad} values={[bad]} items={[{ value: bad, text: bad, hint: bad }]} />,
  DateInput: (
    <kit.DateInput id={bad} name={bad} hint={bad} errorMessage={bad} values={{ day: bad, year: bad }} />
  ),
  ErrorSummary: <kit.ErrorSummary heading={bad} errorList={[{ text: bad, href: bad }]} />,
  SummaryList: <kit.SummaryList rows={[{ key: bad, value: bad, actions: [{ href: bad, text: bad }] }]} />,
  Details: <kit.Details summary={bad}>{bad}</kit.Details>,
  WarningCallout: <kit.WarningCallout heading={bad} text={bad} />,
  InsetText: <kit.InsetText text={bad} />,
  DangerNote: <kit.DangerNote lead={bad}>{bad}</kit.DangerNote>,
  Panel: <kit.Panel heading={bad} text={bad} />,
  NotificationBanner: <kit.NotificationBanner heading={bad} title={bad} text={bad} />,
  Tag: <kit.Tag text={bad} />,
  TierMark: <kit.TierMark tier="early" word={bad} />,
  Table: <kit.Table caption={{ text: bad }} head={[bad]} rows={[[bad]]} responsive firstCellIsHeader />,
  BackLink: <kit.BackLink text={bad} href={bad} />,
  TabLinks: <kit.TabLinks label={bad} items={[{ text: bad, href: bad }]} />,
  Pagination: <kit.Pagination previous={{ href: bad, label: bad }} label={bad} />,
  Hero: <kit.Hero heading={bad} text={bad} />,
  OwnWords: <kit.OwnWords words={bad} label={bad} />,
  Said: <kit.Said words={bad} />,
  NextThing: (
    <kit.NextThing label={bad} title={bad} text={bad} actions={[{ text: bad, post: bad, value: bad }]} />
  ),
  NextLine: <kit.NextLine title={bad} text={bad} />,
  NextBar: <kit.NextBar title={bad} action={{ text: bad, href: bad }} />,
  Timeline: <kit.Timeline items={[{ when: bad, kind: bad, title: bad, children: bad }]} />,
  StepPath: <kit.StepPath heading={bad} steps={[{ title: bad, text: bad }]} note={bad} />,
  SectionSteps: (
    <kit.SectionSteps sections={[{ state: 'done', title: bad, summary: bad, change: { href: bad } }]} />
  ),
  ShareList: (
    <kit.ShareList
      people={[{ name: bad, role: bad, sees: bad, since: bad, action: { text: bad, href: bad } }]}
    />
  ),
  Rings: (
    <kit.Rings title={bad} centre={bad} rings={[bad, bad, bad]} people={[{ name: bad, ring: 1 }]} names />
  ),
  Checklist: <kit.Checklist items={[{ text: bad, note: bad, toggle: { action: bad, label: bad } }]} />,
  UrgencyList: (
    <kit.UrgencyList
      groups={[
        {
          tone: 'due',
          title: bad,
          note: bad,
          rows: [
            {
              who: bad,
              whoNote: bad,
              what: bad,
              since: bad,
              sinceNote: bad,
              action: { text: bad, href: bad },
            },
          ],
        },
      ]}
    />
  ),
  WeekStrip: (
    <kit.WeekStrip label={bad} days={[{ label: bad, slots: 2, filled: 1, words: bad, shortWords: bad }]} />
  ),
  EmptyState: <kit.EmptyState heading={bad}>{bad}</kit.EmptyState>,
  PageHeading: <kit.PageHeading heading={bad} beside={bad} below={bad} />,
  AddList: <kit.AddList items={[{ text: bad, href: bad, note: bad }]} />,
  RatingChart: (
    <kit.RatingChart
      title={bad}
      ratings={[{ date: '2026-11-24', value: 3 }]}
      says={{ lead: bad, text: bad }}
    />
  ),
  ColumnChart: <kit.ColumnChart title={bad} says={bad} columns={[{ label: bad, value: 1, says: bad }]} />,
  ChangeChart: (
    <kit.ChangeChart
      title={bad}
      scale={{ min: 0, max: 9 }}
      rows={[{ label: bad, before: { value: 1 }, after: { value: 2 } }]}
    />
  ),
}

describe('what a person typed is shown as they typed it, and never runs', () => {
  it.each(Object.entries(shown))('in %s', (_, component) => {
    const html = `${component}`
    expect(html).not.toContain('<img')
    expect(html).not.toContain('">"')
    expect(html).toContain('&lt;img onerror=')
  })

  it('and no component carries a style or a script of its own, which the security policy would refuse', () => {
    for (const component of Object.values(shown)) expect(`${component}`).not.toMatch(/ style=|<script|<style/)
  })
})
