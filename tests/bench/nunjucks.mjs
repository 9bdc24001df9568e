// Times the same page, and single components, with Nunjucks and GOV.UK Frontend.
// Usage: node nunjucks.mjs <folder of node_modules>   (a template and JSON on standard input)
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const modules = process.argv[2]
const nunjucks = createRequire(join(modules, 'x.js'))('nunjucks')
const { sources, context, rounds, seconds } = JSON.parse(readFileSync(0, 'utf8'))
const environment = nunjucks.configure([join(modules, 'govuk-frontend', 'dist')], { autoescape: true })

const results = {}
for (const [name, source] of Object.entries(sources)) {
  const template = nunjucks.compile(source, environment)
  const length = template.render(context).length
  let best = Infinity
  for (let round = 0; round < rounds; round++) {
    const end = performance.now() + (seconds * 1000) / rounds
    const started = performance.now()
    let count = 0
    do { template.render(context); count++ } while (performance.now() < end)
    best = Math.min(best, (performance.now() - started) / count)
  }
  results[name] = { microseconds: best * 1000, length }
}
console.log(JSON.stringify(results))
