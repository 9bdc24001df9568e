import handrail
from flask import Flask, render_template, request

app = Flask(__name__)
handrail.install(app.jinja_env, assets="static/handrail", assets_url="/static/handrail/")

@app.route("/", methods=["GET", "POST"])
def name():
    empty = request.method == "POST" and not request.form["name"].strip()
    return render_template("name.html", sent=request.form, errors={"name": "Enter your name"} if empty else {})
