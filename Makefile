# Shorthand for what one does often; `make` alone lists it. Everything is also a plain ./mvnw call.

.DEFAULT_GOAL := help
.PHONY: help build test verify format approve bench demo clean

mvnw := ./mvnw --no-transfer-progress

help: ## List these targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  \1 \2/p' $(MAKEFILE_LIST) | awk '{ name = $$1; $$1 = ""; printf "  make %-8s %s\n", name, $$0 }'

build: ## Build target/cartage.jar, without tests and checks
	$(mvnw) -q -Dquick -DskipTests package

test: ## Compile with all checks and run the fast tests
	$(mvnw) test

verify: ## Everything: format, fast and slow tests, the jar, another locale and time zone
	$(mvnw) verify

format: ## Format the Java sources
	$(mvnw) -q spotless:apply

approve: ## Accept what the tests produce now as the golden files; look at the diff before committing
	$(mvnw) -q -Dquick -Dcartage.approve=true test
	git status --short -- src/test routes mappings

bench: ## Run the benchmarks and write docs/performance.md; quicker: make bench only=download size=10
	$(mvnw) -q -Dquick -Pbench -DskipTests -Dbench.only="$(only)" -Dbench.size="$(or $(size),100)" package

demo: ## Start Cartage with its simulated shops
	./cartage demo

clean: ## Remove what was built; data/ stays
	$(mvnw) -q clean
