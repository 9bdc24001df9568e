import handrail
from flask import Flask, render_template
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import DateField, StringField
from wtforms.validators import InputRequired, Length

app = Flask(__name__)
app.secret_key = "for your machine only"
handrail.install(app.jinja_env, assets="static/handrail", assets_url="/static/handrail/")


# part: date
class DateOfBirth(DateField):
    """A date that comes in three boxes: born-day, born-month and born-year."""

    def process(self, formdata, *arguments, **options):
        if formdata is not None:
            parts = [formdata.get(f"{self.name}-{part}", "").strip() for part in ("year", "month", "day")]
            formdata = MultiDict({self.name: "-".join(parts)} if any(parts) else {})
        super().process(formdata, *arguments, **options)

    def process_formdata(self, values):
        try:
            super().process_formdata(values)
        except ValueError:
            raise ValueError("Date of birth must be a real date, like 27 3 1984") from None


# end


# part: form
class CardForm(FlaskForm):
    full_name = StringField(
        validators=[
            InputRequired("Enter your full name"),
            Length(max=200, message="Name must be 200 characters or fewer"),
        ]
    )
    born = DateOfBirth(validators=[InputRequired("Enter your date of birth")])


@app.route("/", methods=["GET", "POST"])
def about_you():
    form = CardForm()
    if form.validate_on_submit():
        return render_template("done.html", name=form.full_name.data)
    return render_template("about_you.html", form=form)


# end
