package io.cartage.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

/** The registry holds for the whole process, so each test registers secrets of its own. */
class RedactionTest {

    @Example
    void masksASecretWhereverItStands() {
        register("tk-7f3a9c1e5b");

        assertThat(Redaction.redact("tk-7f3a9c1e5b")).isEqualTo("••••");
        assertThat(Redaction.redact("a tk-7f3a9c1e5b, b tk-7f3a9c1e5btk-7f3a9c1e5b."))
                .isEqualTo("a ••••, b ••••••••.");
    }

    @Example
    void leavesOtherTextAlone() {
        register("tk-7f3a9c1e5b");
        String text = "tk-7f3a9c1e5 and tk-7f3a9c1e5B are others";

        assertThat(Redaction.redact(text)).isSameAs(text);
        assertThat(Redaction.redact("")).isEmpty();
    }

    @Example
    void masksTheLongerOfTwoSecretsThatBeginAlike() {
        register("common-beginning");
        register("common-beginning-and-more");

        assertThat(Redaction.redact("<common-beginning-and-more>")).isEqualTo("<••••>");
    }

    @Example
    void leavesShortSecretsAloneForTheyWouldBlotOutWords() {
        register("orders");

        assertThat(Redaction.redact("12 orders")).isEqualTo("12 orders");
    }

    @Example
    void masksTheFormsOfAUrlAndOfJson() {
        String secret = "p@ss/w\"rd+\\ ü 1";
        register(secret);

        String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        assertThat(Redaction.redact("?a=" + encoded + "&b=1")).isEqualTo("?a=••••&b=1");
        assertThat(Redaction.redact("/" + encoded.replace("+", "%20"))).isEqualTo("/••••");
        assertThat(Redaction.redact("{\"p\":\"p@ss/w\\\"rd+\\\\ ü 1\"}")).isEqualTo("{\"p\":\"••••\"}");
    }

    @Example
    void masksTheTokenOfAPairAndOfACredentialsFile() {
        register(
                "ACCESS TOKEN: zx81zx82zx83zx84zx85\nCLIENT NAME: Warehouse\nAPI PATH: https://api.example/stores/abc123/v3/");
        register("client17:ym71ym72ym73ym74ym75");

        assertThat(Redaction.redact("X-Auth-Token: zx81zx82zx83zx84zx85 ym71ym72ym73ym74ym75"))
                .isEqualTo("X-Auth-Token: •••• ••••");
        assertThat(Redaction.redact("Warehouse https://api.example/stores/abc123/v3/orders"))
                .isEqualTo("Warehouse https://api.example/stores/abc123/v3/orders");
    }

    @Property(tries = 200)
    void masksASecretInBase64WhateverStandsAroundIt(
            @ForAll @AlphaChars @NumericChars @StringLength(min = 8, max = 60) String secret,
            @ForAll @StringLength(max = 7) String before,
            @ForAll @StringLength(max = 7) String after) {
        register(secret);
        byte[] pair = (before + secret + after).getBytes(StandardCharsets.UTF_8);

        for (Base64.Encoder encoder : new Base64.Encoder[] {Base64.getEncoder(), Base64.getUrlEncoder()}) {
            String encoded = encoder.encodeToString(pair);
            assertThat(Redaction.redact("Basic " + encoded)).contains("••••");
            assertThat(Redaction.redact(encoded)).hasSizeLessThan(encoded.length());
        }
    }

    @Example
    void guardsAStreamLineByLine() {
        register("tk-guard-5b1d77");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream guarded = Redaction.guard(new PrintStream(bytes, true, StandardCharsets.UTF_8));

        guarded.print("token tk-guard");
        guarded.print("-5b1d77 é\nnext");
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("token •••• é\n");

        guarded.flush();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("token •••• é\nnext");
    }

    @Example
    void guardsProgressLinesAndStackTraces() {
        register("tk-guard-9a8b7c");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream guarded = Redaction.guard(new PrintStream(bytes, true, StandardCharsets.UTF_8));

        guarded.print("\r12 orders tk-guard-9a8b7c\r");
        new IllegalStateException("401 for tk-guard-9a8b7c", new RuntimeException("tk-guard-9a8b7c"))
                .printStackTrace(guarded);

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .startsWith("\r12 orders ••••\r")
                .contains("401 for ••••", "Caused by: java.lang.RuntimeException: ••••")
                .doesNotContain("tk-guard-9a8b7c");
    }

    private static void register(String secret) {
        Redaction.register(Secret.of(secret));
    }
}
