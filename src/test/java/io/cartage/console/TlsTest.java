package io.cartage.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartage.config.ConsoleSettings;
import io.cartage.staging.desk.Role;
import io.vertx.core.Vertx;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console served by https, with a certificate that the test makes. */
class TlsTest {
    private static final char[] PASSWORD = "password".toCharArray();

    /** Of TLS 1.1, as a client of 2010 would begin, with the suites that it had. */
    private static final String OLD_HELLO =
            "16030100330100002f0302" + "00".repeat(32) + "00" + "0008" + "c013c014002f0035" + "0100";

    @TempDir
    static Path folder;

    private static OpenConsole.Town town;
    private static OpenConsole house;
    private static HttpClient client;

    @BeforeAll
    static void open() throws Exception {
        KeyStore made = make("console", "RSA");
        make("other", "RSA");
        make("curve", "EC");
        town = new OpenConsole.Town();
        house = town.encrypted(settings("console", "console"));
        house.add("ada", Role.OPERATOR);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(made);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        client = HttpClient.newBuilder().sslContext(context).build();
    }

    @AfterAll
    static void close() {
        house.close();
        town.close();
    }

    /** A key with its certificate, signed by itself, as PEM files of this name. */
    private static KeyStore make(String name, String kind) throws Exception {
        Path store = folder.resolve(name + ".p12");
        String text = new String(PASSWORD);
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "it",
                        "-keyalg",
                        kind,
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        text,
                        "-keypass",
                        text)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore made = KeyStore.getInstance(store.toFile(), PASSWORD);
        write(name + ".crt", "CERTIFICATE", made.getCertificate("it").getEncoded());
        write(name + ".key", "PRIVATE KEY", made.getKey("it", PASSWORD).getEncoded());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("it", (X509Certificate) made.getCertificate("it"));
        return trusted;
    }

    private static void write(String file, String what, byte[] content) throws Exception {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(
                folder.resolve(file), "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
    }

    private static ConsoleSettings settings(String certificate, String key) {
        return new ConsoleSettings(
                "127.0.0.1",
                0,
                folder.resolve(certificate + ".crt").toString(),
                folder.resolve(key + ".key").toString());
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(house.address() + path)).build(), BodyHandlers.ofString());
    }

    @Test
    void servesPagesThatBrowsersKeepToHttps() throws Exception {
        HttpResponse<String> page = get("/login");

        assertThat(house.address()).startsWith("https://localhost:");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.sslSession())
                .hasValueSatisfying(session -> assertThat(session.getProtocol()).isIn("TLSv1.2", "TLSv1.3"));
        assertThat(page.headers().firstValue("strict-transport-security")).contains("max-age=31536000");
        assertThat(page.headers().allValues("set-cookie")).isNotEmpty().allMatch(cookie -> cookie.contains("; Secure"));
    }

    @Test
    void guardsTheApiAsWell() throws Exception {
        HttpResponse<String> answer = get("/api/v1/flows");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("strict-transport-security")).isPresent();
        assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
    }

    @Test
    void tellsNothingToThoseWhoSpeakPlainly() throws Exception {
        assertThat(said("GET /login HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))
                .doesNotContain("48545450"); // HTTP
    }

    @Test
    void speaksNoTlsBefore12() throws Exception {
        assertThat(said(HexFormat.of().parseHex(OLD_HELLO)))
                .as("an alert: fatal, protocol version")
                .startsWith("15")
                .endsWith("0246");
    }

    private static String said(byte[] words) throws Exception {
        int port = URI.create(house.address()).getPort();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(words);
            socket.getOutputStream().flush();
            try (InputStream in = socket.getInputStream()) {
                return HexFormat.of().formatHex(in.readAllBytes());
            }
        }
    }

    @Test
    void saysWhatIsWrongWithCertificateOrKey() throws Exception {
        Files.writeString(
                folder.resolve("torn.key"), "-----BEGIN PRIVATE KEY-----\nnonsense\n-----END PRIVATE KEY-----\n");
        Files.writeString(folder.resolve("text.crt"), "no certificate");
        Vertx vertx = Vertx.vertx();
        try {
            assertThatThrownBy(() -> Certificate.of(vertx, settings("console", "other")))
                    .hasMessageContaining("other.key' is not the key of console.certificate");
            assertThatThrownBy(() -> Certificate.of(vertx, settings("console", "curve")))
                    .hasMessageContaining("curve.key");
            assertThatThrownBy(() -> Certificate.of(vertx, settings("console", "missing")))
                    .hasMessageContaining("console.key is")
                    .hasMessageEndingWith("which can't be read");
            assertThatThrownBy(() -> Certificate.of(vertx, settings("missing", "console")))
                    .hasMessageContaining("console.certificate is");
            assertThatThrownBy(() -> Certificate.of(vertx, settings("console", "torn")))
                    .hasMessageContaining("torn.key' is no PEM file of its kind");
            assertThatThrownBy(() -> Certificate.of(vertx, settings("text", "console")))
                    .hasMessageContaining("text.crt");
            assertThat(Certificate.of(vertx, settings("curve", "curve"))).isNotNull();
            assertThat(Console.options(vertx, settings("curve", "curve")).getIdleTimeout())
                    .isPositive();
        } finally {
            vertx.close();
        }
    }
}
