handrail.axe = {
  run: async skip => {
    const known = axe
      .getRules()
      .filter(r => !r.tags.includes('experimental') && !r.tags.includes('deprecated') && !skip.includes(r.ruleId))
    const act = Object.fromEntries(known.map(r => [r.ruleId, r.actIds || []]))
    const result = await axe.run(document, {
      runOnly: { type: 'rule', values: known.map(r => r.ruleId) },
      resultTypes: ['violations', 'incomplete'],
      elementRef: true,
      preload: false,
    })
    const flat = (list, sure) =>
      list.flatMap(({ id, help, tags, nodes }) =>
        nodes.map(node => ({
          ...handrail.at(node.element || document.documentElement),
          id,
          help,
          tags,
          sure,
          act: act[id],
          why: [...node.any, ...node.all, ...node.none].map(c => c.message),
        }))
      )
    return [...flat(result.violations, true), ...flat(result.incomplete, false)]
  },
}
