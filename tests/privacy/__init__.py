"""What may never leave: nothing but an allow-list reaches paper, a page or a screen for the klant."""
