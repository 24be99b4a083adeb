-- Of a record that is kept and not used nothing new is shared. What keeps somebody apart takes away from what was shared: that is none.
drop trigger restricted_is_not_shared on referral_share;
create trigger restricted_is_not_shared before insert on referral_share for each row execute function restricted_is_not_shared();
create trigger restricted_shares_no_more before update of shared on referral_share for each row
  when (not new.shared <@ old.shared) execute function restricted_is_not_shared();
