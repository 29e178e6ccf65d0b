package io.github.sockettask.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.OnMessage;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpoint;
import org.apache.catalina.Context;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;
import org.springframework.util.FileSystemUtils;

/**
 * Tomcat, which compresses if it is asked to.
 */
class TomcatServer implements PeerServer {

	private final Tomcat tomcat = new Tomcat();

	private final Path directory = Files.createTempDirectory("tomcat");

	TomcatServer() throws Exception {
		this.tomcat.setBaseDir(this.directory.toString());
		this.tomcat.setPort(0);
		Context context = this.tomcat.addContext("", this.directory.toString());
		context.addServletContainerInitializer(new WsSci(), Set.of());
		context.addServletContainerInitializer((classes, servletContext) -> {
			ServerContainer container = (ServerContainer) servletContext.getAttribute(ServerContainer.class.getName());
			container.setDefaultMaxTextMessageBufferSize(MAX_MESSAGE_SIZE);
			container.setDefaultMaxBinaryMessageBufferSize(MAX_MESSAGE_SIZE);
			try {
				container.addEndpoint(EchoEndpoint.class);
			}
			catch (DeploymentException ex) {
				throw new IllegalStateException(ex);
			}
		}, Set.of());
		Tomcat.addServlet(context, "default", new DefaultServlet()).addMapping("/");
		this.tomcat.getConnector();
		this.tomcat.start();
	}

	@Override
	public int port() {
		return this.tomcat.getConnector().getLocalPort();
	}

	@Override
	public void close() throws Exception {
		this.tomcat.stop();
		this.tomcat.destroy();
		FileSystemUtils.deleteRecursively(this.directory);
	}

	/** Made by Tomcat for each connection. */
	@ServerEndpoint("/")
	public static class EchoEndpoint {

		@OnMessage
		public void text(String text, Session session) throws IOException {
			switch (text) {
				case CLOSE -> session.close(new CloseReason(CloseCodes.getCloseCode(4002), "bye"));
				case PING -> session.getBasicRemote().sendPing(ByteBuffer.wrap(Payloads.utf8("are you there?")));
				case FRAGMENTS -> {
					session.getBasicRemote().sendText("one ", false);
					session.getBasicRemote().sendText("two ", false);
					session.getBasicRemote().sendText("three", true);
				}
				default -> session.getBasicRemote().sendText(text);
			}
		}

		@OnMessage
		public void binary(ByteBuffer payload, Session session) throws IOException {
			session.getBasicRemote().sendBinary(payload);
		}

		@OnMessage
		public void pong(PongMessage pong, Session session) {
			try {
				session.getBasicRemote().sendText(StandardCharsets.UTF_8.decode(pong.getApplicationData()).toString());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
