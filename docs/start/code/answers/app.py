from datetime import timedelta, timezone

import handrail
from flask import Flask, render_template, request
from handrail.service import parse

app = Flask(__name__)
handrail.install(app.jinja_env, assets="static/handrail", assets_url="/static/handrail/")


# part: read
HALMERE = timezone(timedelta(hours=1))


def read(form):
    """Answers, messages for what cannot be kept, and wrong boxes."""
    answers, errors, wrong = {}, {}, []
    try:
        answers["full_name"] = parse.name(form["full_name"])
    except parse.Problem as problem:
        errors["full_name"] = parse.message(
            problem, thing="Full name", enter="Enter your full name"
        )
    today = parse.today(HALMERE)
    boxes = [form[f"born-{part}"] for part in ("day", "month", "year")]
    try:
        answers["born"] = parse.date(*boxes, today=today, latest=today)
    except parse.Problem as problem:
        errors[problem.control("born")] = parse.message(
            problem, thing="Date of birth", enter="Enter your date of birth"
        )
        wrong = list(problem.parts)
    return answers, errors, wrong


# end


# part: page
@app.route("/", methods=["GET", "POST"])
def about_you():
    if request.method == "GET":
        return render_template("about_you.html", sent={}, errors={}, wrong=[])
    answers, errors, wrong = read(request.form)
    if errors:
        return render_template("about_you.html", sent=request.form, errors=errors, wrong=wrong)
    return render_template("check.html", **answers)


# end
