handrail.axe = {
  run: async names => {
    const act = Object.fromEntries(axe.getRules().map(r => [r.ruleId, r.actIds || []]))
    const result = await axe.run(document, {
      runOnly: { type: 'rule', values: names },
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
