package io.cartage.flow.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.config.Home;
import io.cartage.config.SourceFile;
import io.cartage.flow.PreparedStore;
import io.cartage.mapping.Completer;
import io.cartage.mapping.Completions;
import io.cartage.mapping.Draft;
import io.cartage.mapping.Hint;
import io.cartage.mapping.Shape;
import io.cartage.mapping.TestRun;
import io.cartage.problem.Position;
import io.cartage.problem.Problem;
import io.cartage.staging.StagingDatabase;
import io.cartage.table.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Helps somebody who writes a mapping: tells what is wrong with a text, what may be written next, how its tests end, and what it
 * makes of an order. Writes nothing, and never throws for what a text or a payload holds. Thread-safe.
 */
public final class MappingBench {
    /** Longer texts are refused: no mapping comes near. */
    public static final int LONGEST = 256 * 1024;

    private static final int SHOWN = 50;
    private static final int MOST_SHAPES = 16;
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Supplier<Home> home;
    private final StagingDatabase database;
    private final Clock clock;
    private final BenchSources sources;
    private final Drafts drafts = new Drafts();
    private final Map<MappingSubject, Seen> shapes = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<MappingSubject, Seen> eldest) {
            return size() > MOST_SHAPES;
        }
    };

    /** What payloads hold, and when that was looked at. */
    private record Seen(Instant at, Shape shape) {}

    /**
     * @param home the files as they are at the moment of asking
     * @param stores that are at work
     */
    public MappingBench(
            Supplier<Home> home, StagingDatabase database, Supplier<List<PreparedStore>> stores, Clock clock) {
        this(home, database, stores, clock, new Random());
    }

    MappingBench(
            Supplier<Home> home,
            StagingDatabase database,
            Supplier<List<PreparedStore>> stores,
            Clock clock,
            Random random) {
        this.home = home;
        this.database = database;
        this.clock = clock;
        this.sources = new BenchSources(database, stores, random);
    }

    /**
     * What a look at a text found.
     *
     * @param version what it would be called if it went live; empty if it can't
     * @param preview what it makes of the record; empty if nothing of it can be read, or there is no such record
     */
    public record Look(List<Mark> problems, List<TestRun> tests, Optional<String> version, Optional<Preview> preview) {
        public Look {
            problems = List.copyOf(problems);
            tests = List.copyOf(tests);
        }

        public long errors() {
            return problems.stream().filter(mark -> mark.problem().isError()).count();
        }
    }

    /** The file's own text; without a file of its own, that of one which changes nothing of the default. */
    public String text(MappingSubject subject) {
        return home.get().find(subject.path()).map(SourceFile::text).orElse(subject.beginning());
    }

    /** Whether there is such a mapping: a file of its own, or a default that it can be laid over. */
    public boolean knows(MappingSubject subject) {
        Home files = home.get();
        return files.find(subject.path()).isPresent()
                || files.find(subject.fallback()).isPresent();
    }

    /** All there is to say of a text. */
    public Look look(MappingSubject subject, String text, Optional<BenchSource> source) {
        if (text.length() > LONGEST) {
            Problem problem = Problem.error(
                    Position.of(subject.path()),
                    "the text has " + text.length() + " characters",
                    "Keep it below " + LONGEST + ": large lookups may be files of their own");
            return new Look(List.of(new Mark(problem, 0, 1, 1)), List.of(), Optional.empty(), Optional.empty());
        }
        Home files = home.get();
        Map<String, Table> tables = database.tables();
        Draft draft = drafts.of(files, subject.path(), text, tables);
        String[] lines = text.split("\n", -1);
        List<Mark> marks = draft.problems().stream()
                .map(problem -> Mark.of(problem, subject.path(), lines))
                .toList();
        Optional<Preview> preview = source.flatMap(from -> sources.read(files, subject, from))
                .flatMap(record -> new Previewing(record).of(draft, saved(files, subject, tables)));
        return new Look(marks, draft.tests(), version(draft), preview);
    }

    private static Optional<String> version(Draft draft) {
        return draft.isBroken()
                ? Optional.empty()
                : draft.rows().map(plan -> plan.version()).or(() -> draft.payload()
                        .map(plan -> plan.version()));
    }

    /** What the files say as they are: the customer's own, or the default. */
    private Draft saved(Home files, MappingSubject subject, Map<String, Table> tables) {
        String path = files.find(subject.path()).isPresent() ? subject.path() : subject.fallback();
        return drafts.of(files, path, files.find(path).map(SourceFile::text).orElse(""), tables);
    }

    /** What may be written at a place of a text; line and column count from 1. */
    public Completions completions(MappingSubject subject, String text, int line, int column) {
        return Completer.at(home.get(), subject.path(), text, line, column, database.tables(), shape(subject));
    }

    /** What is known of the word at a place of a text. */
    public Optional<Hint> hint(MappingSubject subject, String text, int line, int column) {
        return Completer.hint(home.get(), subject.path(), text, line, column, database.tables(), shape(subject));
    }

    /** What the last payloads and the samples were seen to hold; looked at anew once a minute. */
    private Shape shape(MappingSubject subject) {
        Instant now = clock.instant();
        synchronized (shapes) {
            Seen seen = shapes.get(subject);
            if (seen != null && now.isBefore(seen.at().plus(FRESH))) {
                return seen.shape();
            }
        }
        Home files = home.get();
        List<JsonNode> payloads = new ArrayList<>(sources.payloads(sources.latest(subject, SHOWN)));
        for (BenchSource.Sample sample : BenchSources.samples(files, subject)) {
            files.bytes("mappings/" + sample.path()).flatMap(BenchSources::tree).ifPresent(payloads::add);
        }
        Shape shape = Shape.of(payloads);
        synchronized (shapes) {
            shapes.put(subject, new Seen(now, shape));
        }
        return shape;
    }

    /** The orders of the mapping's stores that the carts changed last. */
    public List<BenchSource.Order> latest(MappingSubject subject, int most) {
        return sources.latest(subject, most);
    }

    /** Some of the last orders by chance. */
    public List<BenchSource.Order> some(MappingSubject subject, int most) {
        return sources.some(subject, most);
    }

    /** The orders with this number, as it stands on the rows or in the cart. */
    public List<BenchSource.Order> byNumber(MappingSubject subject, String number) {
        return sources.byNumber(subject, number);
    }

    /** The samples of the cart and flow. */
    public List<BenchSource.Sample> samples(MappingSubject subject) {
        return BenchSources.samples(home.get(), subject);
    }

    /** A record as it was sent, as JSON; empty if it isn't there any more. */
    public Optional<byte[]> record(MappingSubject subject, BenchSource source) {
        return sources.read(home.get(), subject, source).map(BenchSources.Found::content);
    }
}
