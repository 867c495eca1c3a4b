// Leaves a page of the house so that "back" does not return to it; without this script the link still leaves.
document.addEventListener("click", (event) => {
  const leave = event.target.closest("a[data-leave]");
  if (!leave) return;
  event.preventDefault();
  location.replace(leave.href);
});
