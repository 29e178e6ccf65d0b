package io.github.sockettask.transport.netty;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.netty.channel.socket.SocketChannel;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.github.sockettask.contract.Contract;
import io.github.sockettask.contract.ExecutorTimer;
import io.github.sockettask.transport.TransportProxy;
import io.github.sockettask.transport.TransportRequest;
import io.github.sockettask.transport.TriedAddresses;

/**
 * What a tunnel leaves behind, and how the proxy is reached.
 */
class ProxyTunnelTests {

	private static void acceptThroughTunnel(Socket socket) throws IOException {
		RawServer.request(socket);
		socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
		RawServer.accept(socket);
		RawServer.awaitEnd(socket);
	}

	private static RecordingHandler open(TyrusTransport transport, String host, int port) {
		RecordingHandler handler = new RecordingHandler();
		transport
			.open(new TransportRequest(URI.create("ws://feed.invalid/x"), Map.of(), List.of(), Duration.ofSeconds(10),
					Duration.ofSeconds(1), Duration.ofSeconds(30), true, false, 1000, new TriedAddresses(), null,
					new TransportProxy(TransportProxy.Type.HTTP, host, port, null, null, "proxy.host")), handler);
		return handler;
	}

	@Test
	@Contract("11.1")
	void anOpenConnectionHasNoMoreHandlersThanOneWithoutAProxy() throws Exception {
		EventLoops loops = new EventLoops(false) {

			@Override
			Class<? extends SocketChannel> channelType() {
				return KeptChannel.class;
			}

		};
		try (RawServer proxy = RawServer.start(ProxyTunnelTests::acceptThroughTunnel);
				TyrusTransport transport = new TyrusTransport(Runnable::run, new ExecutorTimer(), loops,
						TestTls.none())) {
			RecordingHandler handler = open(transport, "127.0.0.1", proxy.port());
			handler.awaitOpened();
			Awaitility.await()
				.pollInterval(Duration.ofMillis(5))
				.until(() -> KeptChannel.last().pipeline().toMap().values(),
						(handlers) -> handlers.size() == 1 && handlers.iterator().next() instanceof FrameDecoder);
			handler.connection().abort(null);
			handler.awaitClosed();
		}
	}

	@Test
	@Contract("11.2")
	void allAddressesOfTheProxyAreTried() throws Exception {
		try (RawServer proxy = new RawServer("127.0.0.2", 0, ProxyTunnelTests::acceptThroughTunnel);
				TyrusTransport transport = new TyrusTransport(Runnable::run, new ExecutorTimer(), new EventLoops(false),
						TestTls.none(), (host) -> ResolvedHosts.resolve(host, "127.0.0.1", "127.0.0.2"))) {
			RecordingHandler handler = open(transport, "proxy.example.org", proxy.port());
			handler.awaitOpened();
			handler.connection().abort(null);
			handler.awaitClosed();
		}
	}

}
