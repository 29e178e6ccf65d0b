package io.github.sockettask.proxy;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.sockettask.settings.ProxySettings;
import io.github.sockettask.settings.ProxyType;

/**
 * Connects with system properties, which would disturb other tests, and tells what came
 * of it.
 */
public final class SystemProxyProgram {

	static final String MARK = "@ ";

	private static final List<String> PREFIXES = List.of("http.proxy", "https.proxy", "proxy", "socksProxy");

	private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();

	private SystemProxyProgram() {
	}

	/**
	 * Tell what follows several sets of properties.
	 * @param arguments none
	 * @throws Exception if there is no port
	 */
	public static void main(String[] arguments) throws Exception {
		new SystemProxyProgram().run();
		System.exit(0);
	}

	private void run() throws Exception {
		try (RawProxy http = RawProxy.http((socket) -> RawProxy.write(socket, "HTTP/1.1 502 Bad Gateway\r\n\r\n"));
				RawProxy socks = RawProxy.raw(this::socks)) {
			String port = String.valueOf(http.port());
			tell("https-wss", "wss://feed.invalid/x", "https.proxyHost=127.0.0.1", "https.proxyPort=" + port);
			tell("https-ws", "ws://feed.invalid/x", "https.proxyHost=127.0.0.1", "https.proxyPort=" + port);
			tell("http-ws", "ws://feed.invalid/x", "http.proxyHost=127.0.0.1", "http.proxyPort=" + port);
			tell("http-wss", "wss://feed.invalid/x", "http.proxyHost=127.0.0.1", "http.proxyPort=" + port);
			tell("excluded", "wss://feed.invalid/x", "https.proxyHost=127.0.0.1", "https.proxyPort=" + port,
					"http.nonProxyHosts=localhost|*.invalid");
			tell("localhost", "wss://localhost:1/x", "https.proxyHost=127.0.0.1", "https.proxyPort=" + port);
			tell("all", "wss://localhost:1/x", "https.proxyHost=127.0.0.1", "https.proxyPort=" + port,
					"http.nonProxyHosts=");
			tell("socks", "wss://feed.invalid/x", "socksProxyHost=127.0.0.1", "socksProxyPort=" + socks.port(),
					"java.net.socks.username=app", "java.net.socks.password=s3cret");
			tell("http-and-socks", "ws://feed.invalid/x", "http.proxyHost=127.0.0.1", "http.proxyPort=" + port,
					"socksProxyHost=127.0.0.1", "socksProxyPort=" + socks.port());
			tell("default-https", "wss://feed.invalid/x", "https.proxyHost=127.0.0.1");
			tell("default-http", "ws://feed.invalid/x", "http.proxyHost=127.0.0.1");
			tell("default-socks", "ws://feed.invalid/x", "socksProxyHost=127.0.0.1");
			tell("malformed", "wss://feed.invalid/x", "https.proxyHost=127.0.0.1", "https.proxyPort=https");
			set("https.proxyHost=127.0.0.1", "https.proxyPort=" + port);
			tell("none", ProxySettings.UNSET.withType(ProxyType.NONE), "wss://feed.invalid/x");
			tell("own", http.settings(ProxyType.HTTP), "wss://feed.invalid/x");
		}
	}

	private void socks(Socket socket) throws IOException {
		RawProxy.read(socket, 4);
		RawProxy.write(socket, 5, 2);
		this.requests.add(new String(RawProxy.read(socket, 2 + 3 + 1 + 6)).strip());
		RawProxy.write(socket, 1, 1);
	}

	private static void set(String... properties) {
		for (String prefix : PREFIXES) {
			System.clearProperty(prefix + "Host");
			System.clearProperty(prefix + "Port");
		}
		System.clearProperty("http.nonProxyHosts");
		for (String property : properties) {
			String[] parts = property.split("=", 2);
			System.setProperty(parts[0], parts[1]);
		}
	}

	private void tell(String name, String url, String... properties) throws InterruptedException {
		set(properties);
		tell(name, ProxySettings.UNSET, url);
	}

	private void tell(String name, ProxySettings proxy, String url) throws InterruptedException {
		String outcome;
		try (ProxiedClient client = new ProxiedClient(proxy,
				(settings) -> settings.withConnectTimeout(Duration.ofSeconds(5)))) {
			outcome = client.start(url).awaitError().errMsg();
		}
		catch (RuntimeException ex) {
			outcome = ex.toString();
		}
		String request = this.requests.poll(0, TimeUnit.SECONDS);
		System.out.println(MARK + name + " " + outcome + ((request != null) ? " " + request : ""));
	}

}
