package io.cartage.console;

import io.cartage.config.ConsoleSettings;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509KeyManager;

/** The console's certificate with its key, tried before anybody meets them: a browser would tell nothing of what is wrong. */
final class Certificate {
    private static final String[] KINDS = {"RSA", "EC", "EdDSA"};
    private static final byte[] SOMETHING = "something to sign".getBytes(StandardCharsets.UTF_8);

    private Certificate() {}

    /** A certificate or a key is no good. The message says which file, and what is wrong with it. */
    static final class WrongException extends RuntimeException {
        private static final long serialVersionUID = 1;

        WrongException(String message) {
            super(message);
        }
    }

    /** @throws WrongException if there is none by these settings, or the key belongs to another */
    static PemKeyCertOptions of(Vertx vertx, ConsoleSettings settings) {
        mustBeThere("console.certificate", settings.certificate());
        mustBeThere("console.key", settings.key());
        PemKeyCertOptions options = new PemKeyCertOptions()
                .setCertPath(Path.of(settings.certificate()).toAbsolutePath().toString())
                .setKeyPath(Path.of(settings.key()).toAbsolutePath().toString());
        mustBelongTogether(managers(vertx, options, settings), settings);
        return options;
    }

    private static void mustBeThere(String setting, String file) {
        if (!Files.isReadable(Path.of(file))) {
            throw new WrongException(setting + " is '" + file + "', which can't be read");
        }
    }

    private static KeyManager[] managers(Vertx vertx, PemKeyCertOptions options, ConsoleSettings settings) {
        try {
            return options.getKeyManagerFactory(vertx).getKeyManagers();
        } catch (Exception e) { // whatever a parser meets in such a file
            throw new WrongException("console.certificate '" + settings.certificate() + "' or console.key '"
                    + settings.key() + "' is no PEM file of its kind: " + e.getMessage());
        }
    }

    private static void mustBelongTogether(KeyManager[] managers, ConsoleSettings settings) {
        boolean fit = Arrays.stream(managers)
                .filter(X509KeyManager.class::isInstance)
                .map(X509KeyManager.class::cast)
                .anyMatch(Certificate::fits);
        if (!fit) {
            throw new WrongException("console.key '" + settings.key() + "' is not the key of console.certificate '"
                    + settings.certificate() + "'");
        }
    }

    private static boolean fits(X509KeyManager manager) {
        for (String kind : KINDS) {
            String[] aliases = manager.getServerAliases(kind, null);
            if (aliases != null && aliases.length > 0) {
                X509Certificate[] chain = manager.getCertificateChain(aliases[0]);
                return belongs(manager.getPrivateKey(aliases[0]), chain[0].getPublicKey());
            }
        }
        return false;
    }

    private static boolean belongs(PrivateKey secret, PublicKey shown) {
        try {
            Signature signature = Signature.getInstance(
                    switch (secret.getAlgorithm()) {
                        case "RSA" -> "SHA256withRSA";
                        case "EC" -> "SHA256withECDSA";
                        default -> "EdDSA";
                    });
            signature.initSign(secret);
            signature.update(SOMETHING);
            byte[] signed = signature.sign();
            signature.initVerify(shown);
            signature.update(SOMETHING);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
