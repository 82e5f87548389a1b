package io.cartage.sandbox;

import io.cartage.problem.Position;
import io.cartage.problem.Problems;
import io.cartage.yaml.Yaml;
import io.cartage.yaml.YamlMap;
import java.time.Clock;
import java.util.List;

/**
 * A store file's {@code sandbox:} section. Every key has a default; {@code docs/sandbox.md} describes them.
 *
 * @param clock gives the shop's present; never earlier than {@link ShopData#now}
 */
public record SandboxSettings(ShopData data, ShopApi api, List<Fault> faults, Clock clock) {

    public SandboxSettings {
        faults = List.copyOf(faults);
    }

    /** Reads the section strictly; everything wrong with it is added to {@code problems} at once. */
    public static SandboxSettings read(YamlMap section, Problems problems) {
        return new SettingsReader(section, problems).read();
    }

    public static SandboxSettings defaults() {
        return read(new YamlMap(List.of(), Position.of("defaults")), new Problems());
    }

    /**
     * Reads the section from its text, such as {@code seed: 7}.
     *
     * @throws io.cartage.problem.ProblemsException if anything is wrong with it
     */
    public static SandboxSettings of(String yaml) {
        Problems problems = new Problems();
        SandboxSettings settings = Yaml.readMap("sandbox", yaml, problems)
                .map(section -> read(section, problems))
                .orElseGet(SandboxSettings::defaults);
        problems.throwIfErrors();
        return settings;
    }

    public SandboxSettings withClock(Clock other) {
        return new SandboxSettings(data, api, faults, other);
    }
}
