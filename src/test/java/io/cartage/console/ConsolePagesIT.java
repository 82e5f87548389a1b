package io.cartage.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import io.cartage.flow.PreparedStore;
import io.cartage.staging.Jdbc;
import io.cartage.staging.desk.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The pages in a real browser: what each role sees, by keyboard as well, without a fault that axe finds, in both modes and on a
 * phone. Keeps pictures under {@code target/screenshots}. Skipped where no Chromium is.
 */
class ConsolePagesIT {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final int DESKTOP = 1440;
    private static final int PHONE = 390;

    private static OpenConsole.Town town;
    private static OpenConsole house;
    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void open() {
        assumeTrue(Files.isExecutable(CHROMIUM), "there is no " + CHROMIUM + ": apt-get install chromium");
        town = new OpenConsole.Town();
        house = town.console();
        for (Role role : Role.values()) {
            house.add(role.word(), role);
        }
        makeUpADay();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(CHROMIUM).setArgs(List.of("--no-sandbox")));
    }

    @AfterAll
    static void close() {
        if (house != null) {
            browser.close();
            playwright.close();
            house.close();
            town.close();
        }
    }

    /** Runs of the hours before, one that failed, one that goes on, one flow that is stopped. */
    private static void makeUpADay() {
        JdbcClient jdbc = JdbcClient.create(house.database().dataSource());
        Instant now = Instant.now();
        for (int hour = 23; hour > 0; hour--) {
            for (String store : List.of("acme-us", "boutique", "northwind")) {
                long staged = 20 + Math.round(18 * Math.sin(hour / 3.0)) + store.length();
                run(jdbc, store, "completed", now.minus(Duration.ofHours(hour)), staged, hour % 7 == 0 ? 2 : 0, "");
            }
        }
        house.flows().stores().stream().map(PreparedStore::id).forEach(house.flows()::runNow);
        run(
                jdbc,
                "boutique",
                "failed",
                now.minusSeconds(40),
                0,
                0,
                "the shop doesn't answer: <b>connection refused</b>");
        run(jdbc, "northwind", "running", now.minusSeconds(12), 250, 0, "");
        house.database().switches().set("acme-us", "statuses", false, "operator");
        house.database().audit().write("operator", "stop", "acme-us/statuses", "");
    }

    private static void run(
            JdbcClient jdbc, String store, String status, Instant at, long staged, long held, String message) {
        jdbc.sql(
                        """
                        insert into cartage_run (store_id, flow, status, started_at, message, seen, staged, quarantined)
                        values (:store, 'orders', :status, :at, :message, :seen, :staged, :held)
                        """)
                .param("store", store)
                .param("status", status)
                .param("at", Jdbc.utc(at))
                .param("message", message.isEmpty() ? null : message)
                .param("seen", staged + held)
                .param("staged", staged)
                .param("held", held)
                .update();
    }

    @ParameterizedTest
    @EnumSource(ColorScheme.class)
    void haveNoFaultThatAxeFinds(ColorScheme mode) {
        if (mode == ColorScheme.NO_PREFERENCE) {
            return;
        }
        for (int width : List.of(DESKTOP, PHONE)) {
            try (BrowserContext context = context(mode, width)) {
                Page page = context.newPage();
                List<String> complaints = listen(page);
                page.navigate(house.address() + "/login");
                look(page, "login", mode, width);
                page.navigate(house.address() + "/setup?token=stale");
                look(page, "trouble", mode, width);
                logIn(page, "operator");
                look(page, "overview", mode, width);
                page.navigate(house.address() + "/activity");
                look(page, "activity", mode, width);
                complaints.removeIf(text -> text.contains("404")); // the stale link, on purpose
                assertThat(complaints).isEmpty();
            }
        }
    }

    private static void look(Page page, String name, ColorScheme mode, int width) {
        String picture = name + "-" + mode.name().toLowerCase(Locale.ROOT) + "-" + width + ".png";
        page.screenshot(
                new Page.ScreenshotOptions().setPath(PICTURES.resolve(picture)).setFullPage(width == PHONE));

        List<Rule> violations = new AxeBuilder(page).analyze().getViolations();

        assertThat(violations)
                .extracting(rule -> rule.getId() + ": "
                        + rule.getNodes().stream()
                                .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                .toList())
                .as(picture)
                .isEmpty();
        Object overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(overflow).as(picture + ": nothing sticks out").isEqualTo(0);
    }

    @Test
    void showWhatGoesOnAndLetAnOperatorActByKeyboard() {
        try (BrowserContext context = context(ColorScheme.LIGHT, DESKTOP)) {
            Page page = context.newPage();
            List<String> complaints = listen(page);
            logIn(page, "operator");
            page.waitForSelector("[data-ct-live][data-tone=good]");
            assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("acme-us"))
                            .allInnerTexts())
                    .anySatisfy(text -> assertThat(text).contains("Statuses → cart", "Stopped"));
            assertThat(page.content()).doesNotContain("<b>connection refused</b>");

            page.locator("#ct-switch-acme-us-orders").focus();
            page.keyboard().press("Enter");
            page.waitForSelector("button[aria-label='Start acme-us orders']");

            page.waitForFunction("document.activeElement.id === 'ct-switch-acme-us-orders'"); // once the table is new
            page.keyboard().press("Enter");
            page.waitForSelector("button[aria-label='Stop acme-us orders']");
            assertThat(house.database().audit().latest(2))
                    .extracting(deed -> deed.who() + " " + deed.action() + " " + deed.subject())
                    .containsExactly("operator start acme-us/orders", "operator stop acme-us/orders");
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void tellAnOpenPageWhatSomebodyElseDid() {
        try (BrowserContext context = context(ColorScheme.LIGHT, DESKTOP)) {
            Page page = context.newPage();
            logIn(page, "viewer");
            page.waitForSelector("[data-ct-live][data-tone=good]");
            assertThat(page.locator(".ct-acts").count()).isZero();

            house.database().switches().set("northwind", "shipments", false, "somebody else");

            page.waitForSelector("tr[data-state=off]:has-text('northwind')");
            house.database().switches().set("northwind", "shipments", true, "somebody else");
        }
    }

    @Test
    void keepTheModeThatSomebodyChose() {
        try (BrowserContext context = context(ColorScheme.LIGHT, DESKTOP)) {
            Page page = context.newPage();
            logIn(page, "viewer");

            page.locator("[data-ct-theme]").click();
            page.reload();

            assertThat(page.locator("html").getAttribute("data-theme")).isEqualTo("dark");
        }
    }

    private static BrowserContext context(ColorScheme mode, int width) {
        return browser.newContext(new Browser.NewContextOptions()
                .setColorScheme(mode)
                .setLocale("en-GB")
                .setTimezoneId("Asia/Kathmandu")
                .setViewportSize(width, width == PHONE ? 844 : 900));
    }

    private static void logIn(Page page, String name) {
        page.navigate(house.address() + "/login");
        page.fill("#name", name);
        page.fill("#password", OpenConsole.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForSelector("#ct-board");
        page.waitForSelector("canvas[data-ct-drawn]");
    }

    /** What the browser complains of: errors of scripts, and whatever the policy forbids. */
    private static List<String> listen(Page page) {
        List<String> complaints = new ArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return complaints;
    }
}
