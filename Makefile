# Two commands: `make run` and `make test`. The rest are parts of them, for daily work.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test lint format schema e2e i18n conformance bench

TARGET := $(or $(CARGO_TARGET_DIR),target)
SERVER := $(TARGET)/release/rialto
WEB := frontend/dist/index.html
PACKAGES := frontend/node_modules/.package-lock.json

# Folders are listed beside their files: that is how a deleted file is noticed.
WEB_SOURCES := schema.graphql $(shell find frontend -maxdepth 1 -type f) \
  $(shell find frontend/src frontend/public frontend/locales frontend/build crates/domain/labels -name generated -prune -o -print 2>/dev/null)
RUST_SOURCES := Cargo.toml Cargo.lock .cargo/config.toml schema.graphql $(shell find crates/*/src crates/*/Cargo.toml crates/*/build.rs \
  crates/*/seed crates/*/profiles crates/*/labels crates/*/facts migrations 2>/dev/null)

help: ## This list
	@sed -n 's/^\([a-z0-9]*\):.*## /\1 /p' $(MAKEFILE_LIST) | while read -r name text; do printf '  make %-8s %s\n' "$$name" "$$text"; done

run: $(SERVER) ## Builds what has changed and serves the demo network; options in ARGS="--listen 127.0.0.1:9000"
	@exec $(SERVER) serve --demo $(ARGS)

test: ## Proves that all of it works, on SQLite and PostgreSQL and in the browser
	@scripts/test

lint: $(WEB) ## Formatting, lints, types and dead code, without any test
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
	npm --prefix frontend run lint
	npm --prefix frontend run typecheck
	npm --prefix frontend run knip

format: ## Formats the Rust code
	cargo fmt --all

schema: $(WEB) ## Prints the published API into schema.graphql
	cargo run --quiet -p rialto -- schema > $(TARGET)/schema.graphql
	mv $(TARGET)/schema.graphql schema.graphql

e2e: $(WEB) ## Browser journeys against the debug server; options in ARGS="-g filters"
	cargo build -p rialto
	RIALTO_BROWSER="$$(scripts/browser)" RIALTO_BINARY="$(abspath $(TARGET))/debug/rialto" npm --prefix frontend run e2e -- $(ARGS)

i18n: $(PACKAGES) ## Checks that every message is there in every complete language
	npm --prefix frontend run i18n

bench: $(WEB) ## Measures W1 to W4 and W6 next to hand-written ceilings; options in ARGS
	cargo build --release -p rialto -p rialto-bench
	RIALTO_POSTGRES_SYNC=on scripts/with-postgres $(TARGET)/release/rialto-bench $(ARGS)

$(PACKAGES): frontend/package.json frontend/package-lock.json
	@scripts/need run
	npm --prefix frontend ci --no-audit --no-fund
	@touch $@

$(WEB): $(PACKAGES) $(WEB_SOURCES)
	npm --prefix frontend run build
	@touch $@

$(SERVER): $(WEB) $(RUST_SOURCES)
	@scripts/need run
	cargo build --release -p rialto
	@touch $@
