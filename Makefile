# Every command of the project. uv is fetched on first use and fetches everything else.
UV := tools/uv
NPM := $(UV) run npm --prefix tools/javascript --loglevel error
# What npm writes when it has installed everything
NPM_INSTALLED := tools/javascript/node_modules/.package-lock.json
export NO_MKDOCS_2_WARNING := 1
# Compiled once: hundreds of short programs run in the tests, and half of their time is to compile all that they import
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help serve build test check check-js format rules preview-runtime permalinks sample engines fuzz bench budgets \
	gallery limits compress sbom reproduce clean

help: ## show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t 17

serve: ## build the site and serve it at http://127.0.0.1:8000, live
	$(UV) run mkdocs serve

build: ## build the site into site/
	$(UV) run mkdocs build --strict

test: ## run all tests, Chromium and the HTML checker included
	tools/chromium
	tools/servers
	$(UV) run python tools/html_checker.py
	$(UV) run $(if $(CI),--group tables) pytest --numprocesses auto --dist worksteal

check: check-js ## declarations, format, lint, types, workflows
	$(UV) run declarations check
	$(UV) run ruff format --check .
	$(UV) run ruff check .
	$(UV) run mypy
	$(UV) run zizmor --offline --quiet .github
	$(UV) run check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(UV) run check-jsonschema --quiet --builtin-schema vendor.dependabot .github/dependabot.yml

check-js: $(NPM_INSTALLED)
	$(NPM) run --silent check

$(NPM_INSTALLED): tools/javascript/package-lock.json
	$(NPM) ci

format: $(NPM_INSTALLED) ## put all code into its form
	$(UV) run ruff format .
	$(UV) run ruff check --fix .
	$(NPM) run --silent format

rules: ## write the examples on the pages of the rules anew, after a change of a rule or a message
	$(UV) run python tools/rule_examples.py

preview-runtime: ## fetch Python for the browser, with which the contributing page shows how a text is read
	$(UV) run python tools/preview_runtime.py

permalinks: ## add the new permanent addresses to permalinks.txt
	$(UV) run declarations permalinks

sample: ## write 200 invented declarations to sample/, to try the site at size
	$(UV) run declarations sample 200 sample

engines: ## build the site with the lowest versions, other Pythons and ProperDocs, and compare
	$(UV) run python tools/engines.py

fuzz: ## run the property tests with new examples, and a fuzzer of files, for five minutes, or MINUTES=60
	$(UV) run --group fuzz python tools/fuzz.py $(MINUTES)

bench: ## measure the build against Hugo
	$(UV) run --group bench python tools/bench.py

budgets: ## measure what readers wait for: bytes, requests, shifts, the largest paint of pages of site/
	$(UV) run python tools/measure_page.py

gallery: ## take pictures of every kind of page, on a phone and a desk, light and dark, into gallery/
	PYTHONPATH=tests $(UV) run python tools/gallery.py

sbom: ## write what the site is built with to sbom.cdx.json, in CycloneDX
	$(UV) export --quiet --locked --no-default-groups --group build --format cyclonedx1.5 --output-file sbom.cdx.json

reproduce: ## build the site in other places, times, languages and Pythons, and compare every file
	$(UV) run python tools/reproduce.py

limits: ## measure what texts made to take long take at the limits of length
	PYTHONPATH=tests $(UV) run python tools/limits.py

compress: ## write .gz and .br beside the files of site/, for servers that send them as they are
	$(UV) run python tools/compress.py

clean: ## remove what was built
	rm -rf site sample gallery .cache sbom.cdx.json
