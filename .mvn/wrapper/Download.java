import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Downloads one file for mvnw where there is neither curl nor wget: {@code java Download.java URL FILE}. */
class Download {
    public static void main(String[] arguments) throws Exception {
        URLConnection connection = URI.create(arguments[0]).toURL().openConnection();
        connection.setConnectTimeout(10_000);
        connection.setReadTimeout(60_000);
        try (InputStream in = connection.getInputStream()) {
            Files.copy(in, Path.of(arguments[1]), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
