handrail.without_script = {
  forms: () =>
    [...document.forms]
      .filter(f => handrail.visible(f))
      .map((f, index) => {
        const fields = [...f.elements].filter(
          e =>
            e.matches('input:not([type=submit], [type=button], [type=reset], [type=image]), select, textarea') &&
            !e.disabled
        )
        return handrail.at(f, {
          index,
          method: f.method,
          unnamed: fields.filter(e => !e.name).map(e => handrail.selector(e)),
          names: [
            ...new Set(
              fields
                .filter(e => e.name && !e.matches('[type=radio], [type=checkbox], [type=file], select[multiple]'))
                .map(e => e.name)
            ),
          ],
          fields: fields.length,
          button: [...f.elements].some(
            e =>
              e.matches('button:not([type=button], [type=reset]), input[type=submit], input[type=image]') && !e.disabled
          ),
        })
      }),

  send: index => {
    const form = document.forms[index]
    form.noValidate = true
    const button = [...form.elements].find(
      e => e.matches('button:not([type=button], [type=reset]), input[type=submit], input[type=image]') && !e.disabled
    )
    button.formNoValidate = true
    button.click()
  },
}
