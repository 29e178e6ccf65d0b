package io.github.sockettask.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

import io.github.sockettask.settings.ProxySettings;
import io.github.sockettask.settings.ProxyType;

/**
 * A proxy of Debian as a process of the test, which ends with it. Tests that want one are
 * skipped where its program is missing, and fail in CI.
 */
final class RealProxy implements AutoCloseable {

	static final String USERNAME = "app";

	static final String PASSWORD = "pr0xy-s3cret";

	/** The password as Squid wants it: openssl passwd -apr1. */
	private static final String HASH = "$apr1$sockettk$7Xcp8Cq7SA2M7P5Iubt1a0";

	private static final Duration DEADLINE = Duration.ofSeconds(20);

	private final Kind kind;

	private final int port;

	private final Path directory;

	private final Process process;

	private RealProxy(Kind kind, int port, Path directory, Process process) {
		this.kind = kind;
		this.port = port;
		this.directory = directory;
		this.process = process;
	}

	/**
	 * Start a proxy.
	 * @param kind which one
	 * @param refusedPort the port of servers that it does not connect to, where it has
	 * such rules; 0 for none
	 * @return the proxy, which accepts connections
	 */
	static RealProxy start(Kind kind, int refusedPort) {
		String program = kind.program();
		try {
			int port = freePort();
			Path directory = Files.createTempDirectory("sockettask-proxy-");
			// Squid does not run as root, but as its own user.
			Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
			RealProxy proxy = new RealProxy(kind, port, directory,
					launch(directory, kind.command(program, directory, port, refusedPort)));
			try {
				proxy.awaitStarted();
			}
			catch (RuntimeException ex) {
				proxy.close();
				throw ex;
			}
			return proxy;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private static Process launch(Path directory, List<String> command) throws IOException {
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(directory.resolve("output").toFile())
			.directory(directory.toFile())
			.start();
		Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
		return process;
	}

	private void awaitStarted() {
		Awaitility.await(this.kind + " listens")
			.atMost(DEADLINE)
			.pollInterval(Duration.ofMillis(10))
			.failFast(this::verifyAlive)
			.until(this::isListening);
	}

	private void verifyAlive() {
		if (!this.process.isAlive()) {
			throw new IllegalStateException(this.kind + " has ended: " + output());
		}
	}

	String output() {
		try {
			return Files.readString(this.directory.resolve("output"));
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

	private boolean isListening() {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port), 1000);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	ProxySettings settings() {
		return ProxySettings.UNSET.withType(this.kind.type).withAddress("127.0.0.1", this.port);
	}

	/**
	 * Return settings with the credentials that the proxy wants.
	 * @return the same settings if it wants none
	 */
	ProxySettings authenticated() {
		return this.kind.authenticates ? settings().withCredentials(USERNAME, PASSWORD) : settings();
	}

	Kind kind() {
		return this.kind;
	}

	@Override
	public void close() {
		List<ProcessHandle> children = this.process.descendants().toList();
		this.process.destroyForcibly();
		children.forEach(ProcessHandle::destroyForcibly);
		try {
			this.process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS);
			try (Stream<Path> files = Files.list(this.directory)) {
				for (Path file : files.toList()) {
					Files.delete(file);
				}
			}
			Files.delete(this.directory);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public String toString() {
		return this.kind.toString();
	}

	/** The programs. */
	enum Kind {

		TINYPROXY(ProxyType.HTTP, true) {

			@Override
			List<String> command(String program, Path directory, int port, int refusedPort) throws IOException {
				String allowed = (refusedPort == 0) ? "" : "ConnectPort 1\n";
				Path file = Files.writeString(directory.resolve("conf"), """
						Port %d
						Listen 127.0.0.1
						MaxClients 100
						Timeout 60
						DisableViaHeader Yes
						LogLevel Error
						BasicAuth %s %s
						%s""".formatted(port, USERNAME, PASSWORD, allowed));
				return List.of(program, "-d", "-c", file.toString());
			}

		},

		SQUID(ProxyType.HTTP, true) {

			@Override
			List<String> command(String program, Path directory, int port, int refusedPort) throws IOException {
				Files.writeString(directory.resolve("users"), USERNAME + ":" + HASH + "\n");
				Path file = Files.writeString(directory.resolve("conf"), """
						http_port 127.0.0.1:%d
						visible_hostname sockettask
						pid_filename none
						access_log none
						cache_store_log none
						cache_log %s
						cache_mem 4 MB
						cache deny all
						coredump_dir none
						pinger_enable off
						shutdown_lifetime 0 seconds
						max_filedescriptors 1024
						auth_param basic program /usr/lib/squid/basic_ncsa_auth %s
						auth_param basic children 1 startup=1
						auth_param basic realm sockettask
						acl known proxy_auth REQUIRED
						acl refused port %d
						http_access deny refused
						http_access allow known
						http_access deny all
						""".formatted(port, directory.resolve("log"), directory.resolve("users"), refusedPort));
				return List.of(program, "-N", "-f", file.toString());
			}

		},

		MICROSOCKS(ProxyType.SOCKS5, true) {

			@Override
			List<String> command(String program, Path directory, int port, int refusedPort) {
				return List.of(program, "-i", "127.0.0.1", "-p", String.valueOf(port), "-u", USERNAME, "-P", PASSWORD);
			}

		},

		DANTED(ProxyType.SOCKS5, false) {

			@Override
			List<String> command(String program, Path directory, int port, int refusedPort) throws IOException {
				String rule = (refusedPort == 0) ? ""
						: "socks block { from: 0.0.0.0/0 to: 0.0.0.0/0 port = " + refusedPort + " }\n";
				Path file = Files.writeString(directory.resolve("conf"), """
						logoutput: stderr
						internal: 127.0.0.1 port = %d
						external.protocol: ipv4
						external: 127.0.0.1
						clientmethod: none
						socksmethod: none
						user.unprivileged: nobody
						client pass { from: 0.0.0.0/0 to: 0.0.0.0/0 }
						%ssocks pass { from: 0.0.0.0/0 to: 0.0.0.0/0 }
						""".formatted(port, rule));
				return List.of(program, "-N", "1", "-f", file.toString(), "-p", directory.resolve("pid").toString());
			}

		};

		private final ProxyType type;

		private final boolean authenticates;

		Kind(ProxyType type, boolean authenticates) {
			this.type = type;
			this.authenticates = authenticates;
		}

		boolean authenticates() {
			return this.authenticates;
		}

		abstract List<String> command(String program, Path directory, int port, int refusedPort) throws IOException;

		/**
		 * Returns the program; where there is none, the test is skipped, or fails in CI.
		 */
		private String program() {
			String name = name().toLowerCase(Locale.ROOT);
			for (String directory : List.of("/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin")) {
				Path program = Path.of(directory, name);
				if (Files.isExecutable(program)) {
					return program.toString();
				}
			}
			String reason = "There is no '" + name + "': apt-get install " + ((this == DANTED) ? "dante-server" : name);
			if ("true".equals(System.getenv("CI"))) {
				throw new IllegalStateException(reason);
			}
			System.out.println("Skipped. " + reason);
			return Assumptions.abort(reason);
		}

	}

}
