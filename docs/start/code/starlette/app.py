import handrail
from starlette.applications import Starlette
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.templating import Jinja2Templates

templates = Jinja2Templates("templates")
handrail.install(templates.env, assets="static/handrail", assets_url="/static/handrail/")


async def name(request):
    sent = await request.form()
    empty = request.method == "POST" and not sent["name"].strip()
    errors = {"name": "Enter your name"} if empty else {}
    return templates.TemplateResponse(request, "name.html", {"sent": sent, "errors": errors})


app = Starlette(routes=[Route("/", name, methods=["GET", "POST"]), Mount("/static", StaticFiles(directory="static"))])
