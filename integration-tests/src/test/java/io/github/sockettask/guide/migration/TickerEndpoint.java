package io.github.sockettask.guide.migration;

import java.io.IOException;

import jakarta.websocket.ClientEndpoint;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import tools.jackson.databind.json.JsonMapper;

// tag::jakarta-before[]
@ClientEndpoint
public class TickerEndpoint {

	private final JsonMapper mapper = new JsonMapper();

	@OnOpen
	public void open(Session session) throws IOException {
		session.getBasicRemote().sendText("{\"subscribe\":\"SPX\"}");
	}

	@OnMessage
	public void message(String text) {
		Trade trade = this.mapper.readValue(text, Trade.class);
		System.out.println(trade.symbol() + " " + trade.price());
	}

	@OnError
	public void failed(Throwable failure) {
		System.out.println("failed: " + failure.getMessage());
	}

	@OnClose
	public void closed(CloseReason reason) {
		System.out.println("closed: " + reason.getCloseCode().getCode());
	}

	public record Trade(String symbol, double price) {
	}

}
// end::jakarta-before[]
