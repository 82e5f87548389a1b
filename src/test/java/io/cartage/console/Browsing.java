package io.cartage.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.cartage.flow.PreparedStore;
import io.cartage.staging.Jdbc;
import io.cartage.staging.desk.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A real browser that looks at a console over the demo's shops; one for all tests of a JVM. Keeps pictures under
 * {@code target/screenshots}. What uses it is skipped where no Chromium is.
 */
final class Browsing implements BeforeAllCallback, AfterEachCallback {
    static final int DESKTOP = 1440;
    static final int PHONE = 390;
    static final List<ColorScheme> MODES = List.of(ColorScheme.LIGHT, ColorScheme.DARK);

    /** In pixels; the browser takes no picture of a much longer page. */
    private static final int LONGEST_PICTURE = 8_000;

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path PICTURES = Path.of("target", "screenshots");

    private final List<BrowserContext> open = new ArrayList<>();
    private final Map<Page, List<String>> complaints = new HashMap<>();
    private final Map<Page, String> looks = new HashMap<>();
    private Town town;

    /** What all tests share. */
    private static final class Town implements AutoCloseable {
        private final OpenConsole.Town shops = new OpenConsole.Town();
        private final OpenConsole house = shops.console();
        private final Map<Role, String> sessions = new EnumMap<>(Role.class);
        private final Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        private final Browser browser = playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(CHROMIUM).setArgs(List.of("--no-sandbox")));

        Town() {
            for (Role role : Role.values()) {
                house.add(role.word(), role);
            }
            makeUpADay(house);
        }

        /** The cookies of somebody of this role: whoever logs in too often has to wait. */
        String session(Role role) {
            return sessions.computeIfAbsent(role, one -> {
                try (BrowserContext context = browser.newContext()) {
                    Page page = context.newPage();
                    page.navigate(house.address() + "/login");
                    page.fill("#name", one.word());
                    page.fill("#password", OpenConsole.PASSWORD);
                    page.keyboard().press("Enter");
                    page.waitForSelector("#ct-board");
                    return context.storageState();
                }
            });
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
            house.close();
            shops.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        assumeTrue(Files.isExecutable(CHROMIUM), "there is no " + CHROMIUM + ": apt-get install chromium");
        town = context.getRoot()
                .getStore(Namespace.create(Browsing.class))
                .getOrComputeIfAbsent("town", key -> new Town(), Town.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        open.forEach(BrowserContext::close);
        open.clear();
        complaints.clear();
        looks.clear();
    }

    OpenConsole house() {
        return town.house;
    }

    /** The path, as somebody of this role sees it who has logged in. Names of users are those of their roles. */
    Page page(Role role, ColorScheme mode, int width, String path) {
        return page(options(mode, width).setStorageState(town.session(role)), mode, width, path);
    }

    /** The path of another console, as somebody sees it who logs in there now. */
    Page page(OpenConsole house, String name, ColorScheme mode, int width, String path) {
        BrowserContext context = town.browser.newContext(options(mode, width));
        open.add(context);
        Page page = context.newPage();
        complaints.put(page, listen(page));
        looks.put(page, mode.name().toLowerCase(Locale.ROOT) + "-" + width);
        page.navigate(house.address() + "/login");
        page.fill("#name", name);
        page.fill("#password", OpenConsole.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForSelector("#ct-board");
        page.navigate(house.address() + path);
        return page;
    }

    /** The path, as nobody who is known sees it. */
    Page stranger(ColorScheme mode, int width, String path) {
        return page(options(mode, width), mode, width, path);
    }

    private Page page(Browser.NewContextOptions options, ColorScheme mode, int width, String path) {
        BrowserContext context = town.browser.newContext(options);
        open.add(context);
        Page page = context.newPage();
        complaints.put(page, listen(page));
        looks.put(page, mode.name().toLowerCase(Locale.ROOT) + "-" + width);
        go(page, path);
        return page;
    }

    void go(Page page, String path) {
        page.navigate(town.house.address() + path);
    }

    /** Waits until a condition holds. As a function: a mere expression would be evaluated again, which our policy forbids. */
    static void await(Page page, String condition) {
        page.waitForFunction("() => " + condition);
    }

    /** Waits until answers that came are at their places, with the focus and all that depends on them. */
    static void settle(Page page) {
        await(page, "!document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')");
    }

    /** Waits until the keyboard is at what a selector names. */
    static void awaitFocus(Page page, String selector) {
        page.waitForFunction("selector => document.activeElement.matches(selector)", selector);
    }

    /** Waits until the drawer is shut. */
    static void awaitShut(Page page) {
        await(page, "!document.getElementById('ct-drawer').open");
    }

    /** Does something when a live part has asked for news by itself, and their answer is still on its way. */
    void beforeNewsCome(Page page, String part, Runnable deed) {
        String path = page.locator(part).getAttribute("hx-get");
        beforeAnAnswer(page, path, () -> page.evaluate("part => htmx.trigger(part, 'ct-news')", part), deed);
    }

    /** Does something when a path was asked for, and the answer is still on its way. */
    void beforeAnAnswer(Page page, String path, Runnable question, Runnable deed) {
        String address = town.house.address() + path;
        List<Route> asked = new ArrayList<>();
        page.route(address, asked::add);
        question.run();
        page.waitForCondition(() -> !asked.isEmpty());

        deed.run();

        page.evaluate(
                """
                () => {
                  delete document.body.dataset.ctAnswered;
                  const answered = () => { document.body.dataset.ctAnswered = ''; };
                  document.addEventListener('htmx:afterRequest', answered, { once: true });
                }
                """);
        asked.forEach(Route::resume);
        page.waitForSelector("body[data-ct-answered]");
        page.unroute(address);
    }

    private static Browser.NewContextOptions options(ColorScheme mode, int width) {
        return new Browser.NewContextOptions()
                .setColorScheme(mode)
                .setLocale("en-GB")
                .setTimezoneId("Asia/Kathmandu")
                .setViewportSize(width, width == PHONE ? 844 : 900);
    }

    /** What the browser complained of: errors of scripts, and whatever the policy forbids. */
    List<String> complaints(Page page) {
        return complaints.get(page);
    }

    private static List<String> listen(Page page) {
        List<String> heard = new ArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                heard.add(message.text());
            }
        });
        page.onPageError(heard::add);
        return heard;
    }

    /** Keeps a picture of the page as it is, and asserts that axe finds no fault and that nothing sticks out. */
    void look(Page page, String name) {
        look(page, name, "");
    }

    /** The same where axe has seen the rest of a long page before, and looks at what is new alone. */
    void look(Page page, String name, String part) {
        String picture = name + "-" + looks.get(page) + ".png";
        boolean whole = page.viewportSize().width == PHONE
                && ((Number) page.evaluate("document.documentElement.scrollHeight")).intValue() < LONGEST_PICTURE;
        page.screenshot(
                new Page.ScreenshotOptions().setPath(PICTURES.resolve(picture)).setFullPage(whole));

        List<Rule> violations = faults(page, part);

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

    /** What axe finds. Pages have no frames, and what is right need not be told: that takes a third of the time. */
    private static List<Rule> faults(Page page, String part) {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        AxeBuilder axe = new AxeBuilder(page).options(options).setLegacyMode(true);
        return (part.isEmpty() ? axe : axe.include(part)).analyze().getViolations();
    }

    /** Runs of the hours before, one that failed, one that goes on, one flow that is stopped. */
    private static void makeUpADay(OpenConsole house) {
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
}
