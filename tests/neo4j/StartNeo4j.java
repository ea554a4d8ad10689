import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.BoltConnector.EncryptionLevel;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.configuration.connectors.HttpConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.configuration.ssl.ClientAuth;
import org.neo4j.configuration.ssl.SslPolicyConfig;
import org.neo4j.configuration.ssl.SslPolicyScope;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/**
 * Neo4j Community for the tests: {@code StartNeo4j <home> <tls>}, the password of the user neo4j in the environment as
 * SILKGRAPH_NEO4J_PASSWORD. It listens on a free port of this machine alone, prints {@code ready <port>}, and lives as long
 * as its standard input is open; then it stops and deletes its home.
 */
public class StartNeo4j {
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        EncryptionLevel tls = EncryptionLevel.valueOf(arguments[1]);
        SocketAddress anyPort = new SocketAddress("127.0.0.1", 0);
        DatabaseManagementServiceBuilder builder = new DatabaseManagementServiceBuilder(home)
            .setConfig(BoltConnector.enabled, true)
            .setConfig(BoltConnector.listen_address, anyPort)
            .setConfig(BoltConnector.advertised_address, anyPort)
            .setConfig(BoltConnector.encryption_level, tls)
            .setConfig(HttpConnector.enabled, false)
            .setConfig(GraphDatabaseSettings.auth_enabled, true)
            .setConfig(GraphDatabaseSettings.preallocate_logical_logs, false);
        if (tls != EncryptionLevel.DISABLED) useCertificate(builder, home.resolve("certificates"));
        DatabaseManagementService server = builder.build();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.shutdown();
            delete(home);
        }));
        server.database("system").executeTransactionally(
            "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED",
            Map.of("password", System.getenv("SILKGRAPH_NEO4J_PASSWORD")));
        System.out.println("ready " + portOf(server));
        while (System.in.read() != -1) { }
        System.exit(0);
    }

    private static int portOf(DatabaseManagementService server) {
        GraphDatabaseAPI system = (GraphDatabaseAPI) server.database("system");
        return system.getDependencyResolver()
            .resolveDependency(ConnectorPortRegister.class)
            .getLocalAddress(ConnectorType.BOLT)
            .getPort();
    }

    /** A certificate that nobody but itself vouches for, made by the keytool of this Java. */
    private static void useCertificate(DatabaseManagementServiceBuilder builder, Path folder) throws Exception {
        Files.createDirectories(folder);
        Path store = folder.resolve("store.p12");
        String secret = "only-for-this-file";
        Process keytool = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "bolt",
            "-keyalg", "RSA", "-keysize", "2048", "-validity", "2", "-dname", "CN=localhost",
            "-ext", "SAN=dns:localhost,ip:127.0.0.1", "-storetype", "PKCS12", "-keystore", store.toString(),
            "-storepass", secret).redirectErrorStream(true).start();
        String told = new String(keytool.getInputStream().readAllBytes());
        if (keytool.waitFor() != 0) throw new IOException("keytool made no certificate: " + told);
        KeyStore keys = KeyStore.getInstance(store.toFile(), secret.toCharArray());
        writePem(folder.resolve("private.key"), "PRIVATE KEY", keys.getKey("bolt", secret.toCharArray()).getEncoded());
        writePem(folder.resolve("public.crt"), "CERTIFICATE", keys.getCertificate("bolt").getEncoded());
        SslPolicyConfig policy = SslPolicyConfig.forScope(SslPolicyScope.BOLT);
        builder
            .setConfig(policy.enabled, true)
            .setConfig(policy.base_directory, folder)
            .setConfig(policy.client_auth, ClientAuth.NONE);
    }

    private static void writePem(Path file, String kind, byte[] bytes) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        Files.writeString(file, "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
    }

    private static void delete(Path folder) {
        try (var paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException error) {
            System.err.println("The home could not be deleted: " + error);
        }
    }
}
