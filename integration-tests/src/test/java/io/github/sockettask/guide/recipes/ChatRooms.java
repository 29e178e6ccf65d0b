package io.github.sockettask.guide.recipes;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.SocketTaskRegistry;

// tag::chat-rooms[]
@Service
class ChatRooms {

	private final SocketTaskRegistry sockets;

	private final String address;

	ChatRooms(SocketTaskRegistry sockets, @Value("${chat.address}") String address) {
		this.sockets = sockets;
		this.address = address;
	}

	void join(String room, Consumer<ChatMessage> screen) {
		ConnectSocketOption option = ConnectSocketOption.of(this.address + "/rooms/" + room);
		this.sockets.add(room, option,
				(task) -> task.onMessage(ChatMessage.class, (message) -> screen.accept(message.data())));
		this.sockets.start(room);
	}

	CompletableFuture<CallbackResult> say(String room, ChatMessage message) {
		return this.sockets.find(room).orElseThrow().send(message);
	}

	void leave(String room) {
		this.sockets.remove(room);
	}

	record ChatMessage(String from, String text) {
	}

}
// end::chat-rooms[]
