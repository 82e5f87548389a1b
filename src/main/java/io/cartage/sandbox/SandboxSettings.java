package io.cartage.sandbox;

import io.cartage.problem.Position;
import io.cartage.problem.Problems;
import io.cartage.yaml.Yaml;
import io.cartage.yaml.YamlFields;
import io.cartage.yaml.YamlMap;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A store file's {@code sandbox:} section. Every key has a default; {@code docs/sandbox.md} describes them.
 *
 * @param gzip whether answers are compressed for callers that accept it
 * @param api how the shop answers, as it was written: its keys are the cart's own
 * @param clock gives the shop's present; never earlier than {@link ShopData#now}
 */
public record SandboxSettings(ShopData data, boolean gzip, YamlMap api, List<Fault> faults, Clock clock) {

    public SandboxSettings {
        faults = List.copyOf(faults);
    }

    /** Reads the section of a store of {@code cart} strictly; everything wrong with it is added to {@code problems}. */
    public static SandboxSettings read(String cart, YamlMap section, Problems problems) {
        return new SettingsReader(Optional.of(cart), section, problems).read();
    }

    public static SandboxSettings defaults() {
        return of("{}");
    }

    /**
     * Reads the section from its text, such as {@code seed: 7}. What stands under {@code api:} is checked by
     * {@link Sandbox#open}, which knows the cart.
     *
     * @throws io.cartage.problem.ProblemsException if anything is wrong with it
     */
    public static SandboxSettings of(String yaml) {
        Problems problems = new Problems();
        YamlMap section =
                Yaml.readMap("sandbox", yaml, problems).orElseGet(() -> new YamlMap(List.of(), Position.of("sandbox")));
        SandboxSettings settings = new SettingsReader(Optional.empty(), section, problems).read();
        problems.throwIfErrors();
        return settings;
    }

    /**
     * What stands under {@code api:}, read with the cart's own words.
     *
     * @throws io.cartage.problem.ProblemsException if anything there is wrong
     */
    public <T> T api(Function<YamlFields, T> reader) {
        Problems problems = new Problems();
        YamlFields fields = new YamlFields(api, problems);
        fields.flag("gzip", gzip);
        T read = reader.apply(fields);
        fields.finish();
        problems.throwIfErrors();
        return read;
    }

    public SandboxSettings withClock(Clock other) {
        return new SandboxSettings(data, gzip, api, faults, other);
    }
}
